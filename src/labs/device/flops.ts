import { LAYERS } from '../../nn/articleNetwork.ts';
import { sumParts } from '../../nn/size/part.ts';

/**
 * Floating-point operations of one training step of the article's network: forward, gradient by the weights (as many again), and
 * gradient by the input of every layer but the first.
 * @param batch images
 */
export function stepFlops(batch: number): number {
  return sumParts(LAYERS, batch, 4).trainingFlops;
}

/**
 * Operations that our WebAssembly kernels do at most for the same step: the second convolution forward by Winograd's algorithm, 16
 * products for each window of the pool instead of 36 (and none where no window lies); the gradients of the first two from the winners
 * of the windows alone, one position in each.
 * @param batch images
 */
export function executedFlops(batch: number): number {
  const forward = (layer: string) => LAYERS.find(({ name }) => name === layer)!.forward;
  const [conv1, conv3, dense1, dense2] = ['conv1', 'conv3', 'dense1', 'dense2'].map(forward) as [
    number,
    number,
    number,
    number,
  ];
  const conv2Forward = 6 * 6 * 16 * 32 * 64;
  const conv1Filter = 15 * 15 * (3 * 3 * 3) * 32;
  const conv2Gradient = 6 * 6 * (3 * 3 * 32) * 64;
  return 2 * batch * (conv1 + conv2Forward + 3 * (conv3 + dense1 + dense2) + conv1Filter + 2 * conv2Gradient);
}
