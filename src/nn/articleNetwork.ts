import { countParameters, type Shape } from '../math/shapes.ts';
import { sizeCnn } from './size/cnn.ts';
import type { Part } from './size/part.ts';

/** Images are 32×32 pixels of 3 channels; there are 10 classes. */
export const IMAGE_SIZE = 32;
export const IMAGE_BYTES = IMAGE_SIZE * IMAGE_SIZE * 3;
export const CLASSES = 10;

// #region parameters
/** The network's ten parameter tensors in order: 122,570 numbers. Kernels are [height, width, in, out] or [in, out]. */
export const PARAMETERS = [
  { name: 'conv1/kernel', shape: [3, 3, 3, 32] },
  { name: 'conv1/bias', shape: [32] },
  { name: 'conv2/kernel', shape: [3, 3, 32, 64] },
  { name: 'conv2/bias', shape: [64] },
  { name: 'conv3/kernel', shape: [3, 3, 64, 64] },
  { name: 'conv3/bias', shape: [64] },
  { name: 'dense1/kernel', shape: [1024, 64] },
  { name: 'dense1/bias', shape: [64] },
  { name: 'dense2/kernel', shape: [64, 10] },
  { name: 'dense2/bias', shape: [10] },
] as const satisfies readonly { name: string; shape: readonly number[] }[];
// #endregion

/** All trainable numbers of the network: 122,570. */
export const PARAMETER_COUNT = countParameters(PARAMETERS);

/** One layer as the book's tables show it, with its sizes. */
export interface Layer extends Part {
  /** Its name, with which those of its parameters begin. */
  name: string;
  /** Keras' name of the kind. */
  kind: 'Conv2D' | 'MaxPooling2D' | 'Flatten' | 'Dense';
  activation: 'relu' | 'softmax' | null;
}

/** The layers in order; their sizes follow from the parameters. */
const PLAN = [
  { name: 'conv1', kind: 'Conv2D', activation: 'relu' },
  { name: 'pool1', kind: 'MaxPooling2D', activation: null },
  { name: 'conv2', kind: 'Conv2D', activation: 'relu' },
  { name: 'pool2', kind: 'MaxPooling2D', activation: null },
  { name: 'conv3', kind: 'Conv2D', activation: 'relu' },
  { name: 'flatten', kind: 'Flatten', activation: null },
  { name: 'dense1', kind: 'Dense', activation: 'relu' },
  { name: 'dense2', kind: 'Dense', activation: 'softmax' },
] as const satisfies readonly Pick<Layer, 'name' | 'kind' | 'activation'>[];

/** A layer as `sizeCnn` reads it. */
function wordOf({ name, kind }: (typeof PLAN)[number]): string {
  if (kind === 'Flatten') return 'flatten';
  if (kind === 'MaxPooling2D') return 'pool2';
  const kernel: Shape = PARAMETERS.find((parameter) => parameter.name === `${name}/kernel`)!.shape;
  return kind === 'Dense' ? `dense-${kernel.at(-1)}` : `conv${kernel[0]}-${kernel.at(-1)}`;
}

/** The network in the words of `sizeCnn`. */
export const ARTICLE_CNN = [`${IMAGE_SIZE}x${IMAGE_SIZE}x3`, ...PLAN.map(wordOf)].join(' ');

/** The article's network, layer by layer. */
export const LAYERS: readonly Layer[] = sizeCnn(ARTICLE_CNN)
  .slice(1) // without the input
  .map((part, i) => ({ ...part, ...PLAN[i]! }));
