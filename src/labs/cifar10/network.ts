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

/** Number of values in a tensor of this shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, n) => product * n, 1);
}

/** All trainable numbers of the network: 122,570. */
export const PARAMETER_COUNT = PARAMETERS.reduce((sum, { shape }) => sum + sizeOf(shape), 0);

/** One layer as the book's tables show it. */
export interface Layer {
  /** Keras' name of the kind. */
  kind: 'Conv2D' | 'MaxPooling2D' | 'Flatten' | 'Dense';
  /** Of one example, [height, width, channels] or [units]. */
  output: readonly number[];
  activation: 'relu' | 'softmax' | null;
  parameters: number;
}

const countOf = (name: string) =>
  PARAMETERS.filter((parameter) => parameter.name.startsWith(`${name}/`)).reduce(
    (sum, { shape }) => sum + sizeOf(shape),
    0,
  );

/** The article's network, layer by layer. */
export const LAYERS: readonly Layer[] = [
  { kind: 'Conv2D', output: [30, 30, 32], activation: 'relu', parameters: countOf('conv1') },
  { kind: 'MaxPooling2D', output: [15, 15, 32], activation: null, parameters: 0 },
  { kind: 'Conv2D', output: [13, 13, 64], activation: 'relu', parameters: countOf('conv2') },
  { kind: 'MaxPooling2D', output: [6, 6, 64], activation: null, parameters: 0 },
  { kind: 'Conv2D', output: [4, 4, 64], activation: 'relu', parameters: countOf('conv3') },
  { kind: 'Flatten', output: [1024], activation: null, parameters: 0 },
  { kind: 'Dense', output: [64], activation: 'relu', parameters: countOf('dense1') },
  { kind: 'Dense', output: [10], activation: 'softmax', parameters: countOf('dense2') },
];

/** Training images, steps an epoch and steps in all of a run; the validation images are taken off first. */
export function stepsOf(params: { images: number; validationSplit: number; batchSize: number; epochs: number }) {
  const validation = Math.round(params.images * params.validationSplit);
  const training = params.images - validation;
  const stepsPerEpoch = Math.ceil(training / params.batchSize);
  return { training, validation, stepsPerEpoch, totalSteps: stepsPerEpoch * params.epochs };
}
