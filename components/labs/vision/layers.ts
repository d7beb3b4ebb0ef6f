import { receptiveField, type Window } from '@src/nn/receptiveField.ts';

const CONVOLUTION: Window = { side: 3, stride: 1 };
const POOL: Window = { side: 2, stride: 2 };

/** The layers that can be looked into, from the picture on; a dense layer sees all of the picture. */
export const LAYERS = [
  { name: 'conv1', kind: 'conv', size: '30 × 30 × 32', window: CONVOLUTION },
  { name: 'pool1', kind: 'pool', size: '15 × 15 × 32', window: POOL },
  { name: 'conv2', kind: 'conv', size: '13 × 13 × 64', window: CONVOLUTION },
  { name: 'pool2', kind: 'pool', size: '6 × 6 × 64', window: POOL },
  { name: 'conv3', kind: 'conv', size: '4 × 4 × 64', window: CONVOLUTION },
  { name: 'dense1', kind: 'dense', size: '64', window: { side: 4, stride: 1 } },
  { name: 'dense2', kind: 'dense', size: '10', window: { side: 1, stride: 1 } },
] as const satisfies readonly { name: string; kind: string; size: string; window: Window }[];

/** Name of a layer. */
export type LayerShown = (typeof LAYERS)[number]['name'];

/** A layer with its place in the list. */
export function layerOf(name: LayerShown) {
  const at = LAYERS.findIndex((layer) => layer.name === name);
  return { ...LAYERS[at]!, at };
}

/** Square of pixels on which a number of a layer depends: its corner and its side. */
export function pixelsUnder(name: LayerShown, { y, x }: { y: number; x: number }) {
  const { side, jump } = receptiveField(LAYERS.slice(0, layerOf(name).at + 1).map(({ window }) => window));
  return { top: y * jump, left: x * jump, side };
}
