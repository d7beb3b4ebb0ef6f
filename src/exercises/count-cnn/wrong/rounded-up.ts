import { show } from 'livegrad';

type Layer =
  | { kind: 'conv'; filters: number; size: number }
  | { kind: 'pool'; size: number }
  | { kind: 'flatten' }
  | { kind: 'dense'; units: number };

export function countCnn(input: number[], layers: Layer[]): { shape: number[]; parameters: number }[] {
  let shape = input;
  return layers.map((layer) => {
    let parameters = 0;
    if (layer.kind === 'conv') {
      const [h, w, c] = shape;
      shape = [h - layer.size + 1, w - layer.size + 1, layer.filters];
      parameters = layer.size ** 2 * c * layer.filters + layer.filters;
    } else if (layer.kind === 'pool') {
      const [h, w, c] = shape;
      shape = [Math.ceil(h / layer.size), Math.ceil(w / layer.size), c];
    } else if (layer.kind === 'flatten') {
      shape = [shape.reduce((product, n) => product * n, 1)];
    } else {
      parameters = shape[0] * layer.units + layer.units;
      shape = [layer.units];
    }
    return { shape, parameters };
  });
}
