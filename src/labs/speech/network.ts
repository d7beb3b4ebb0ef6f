import { BANDS } from '../../math/sound/spectrogram.ts';
import type { Parameter } from '../../math/shapes.ts';

/** Channels of the three convolutions. */
const CHANNELS = [8, 16, 32] as const;
/** Rows of a picture after two convolutions of 3×3 with a 2×2 pool, and a third without. */
const ROWS = ((BANDS - 2) / 2 - 3) / 2 - 2;

// #region parameters
/** The tensors of the network; kernels are [height, width, in, out] and [in, out]. */
export function parametersOf(classes: number): Parameter[] {
  const [c1, c2, c3] = CHANNELS;
  return [
    { name: 'conv1/kernel', shape: [3, 3, 1, c1] },
    { name: 'conv1/bias', shape: [c1] },
    { name: 'conv2/kernel', shape: [3, 3, c1, c2] },
    { name: 'conv2/bias', shape: [c2] },
    { name: 'conv3/kernel', shape: [3, 3, c2, c3] },
    { name: 'conv3/bias', shape: [c3] },
    { name: 'dense/kernel', shape: [ROWS * c3, classes] },
    { name: 'dense/bias', shape: [classes] },
  ];
}
// #endregion
