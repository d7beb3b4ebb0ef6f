import { countParameters } from '../../math/shapes.ts';

/** Images are 28×28 grey pixels; there are 10 classes, the digits. */
export const IMAGE_SIZE = 28;
export const IMAGE_BYTES = IMAGE_SIZE * IMAGE_SIZE;
export const CLASSES = 10;

// #region parameters
/** The four parameter tensors of the network 784-64-10: 50,890 numbers. Kernels are [in, out]. */
export const PARAMETERS = [
  { name: 'dense1/kernel', shape: [784, 64] },
  { name: 'dense1/bias', shape: [64] },
  { name: 'dense2/kernel', shape: [64, 10] },
  { name: 'dense2/bias', shape: [10] },
] as const satisfies readonly { name: string; shape: readonly number[] }[];

/** All trainable numbers of the network: 50,890. */
export const PARAMETER_COUNT = countParameters(PARAMETERS);
// #endregion
