import { show } from 'livegrad';

type Layer =
  | { kind: 'conv'; filters: number; size: number }
  | { kind: 'pool'; size: number }
  | { kind: 'flatten' }
  | { kind: 'dense'; units: number };

// @text task
export function countCnn(input: number[], layers: Layer[]): { shape: number[]; parameters: number }[] {
  let shape = input;
  return layers.map((layer) => {
    let parameters = 0;
    if (layer.kind === 'conv') {
      const [h, w, c] = shape;
      // @text here
    } else if (layer.kind === 'pool') {
      // @text here
    } else if (layer.kind === 'flatten') {
      // @text here
    } else {
      // @text here
    }
    return { shape, parameters };
  });
}

const layers: Layer[] = [
  { kind: 'conv', filters: 32, size: 3 },
  { kind: 'pool', size: 2 },
  { kind: 'conv', filters: 64, size: 3 },
  { kind: 'pool', size: 2 },
  { kind: 'conv', filters: 64, size: 3 },
  { kind: 'flatten' },
  { kind: 'dense', units: 64 },
  { kind: 'dense', units: 10 },
];
show.table(countCnn([32, 32, 3], layers));
