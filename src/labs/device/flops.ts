/** Multiplications with addition that one image needs forward, layer by layer: positions × inputs of a unit × units. */
const MULTIPLY_ADDS = [
  30 * 30 * (3 * 3 * 3) * 32,
  13 * 13 * (3 * 3 * 32) * 64,
  4 * 4 * (3 * 3 * 64) * 64,
  1024 * 64,
  64 * 10,
];

/**
 * Floating-point operations of one training step of the article's network: forward, gradient by the weights (as many again), and
 * gradient by the input of every layer but the first.
 * @param batch images
 */
export function stepFlops(batch: number): number {
  const all = MULTIPLY_ADDS.reduce((a, b) => a + b, 0);
  return 2 * batch * (3 * all - MULTIPLY_ADDS[0]!);
}

/**
 * Operations that our WebAssembly kernels do at most for the same step: the second convolution forward by Winograd's algorithm, 16
 * products for each window of the pool instead of 36 (and none where no window lies); the gradients of the first two from the winners
 * of the windows alone, one position in each.
 * @param batch images
 */
export function executedFlops(batch: number): number {
  const [conv1, , conv3, dense1, dense2] = MULTIPLY_ADDS as [number, number, number, number, number];
  const conv2Forward = 6 * 6 * 16 * 32 * 64;
  const conv1Filter = 15 * 15 * (3 * 3 * 3) * 32;
  const conv2Gradient = 6 * 6 * (3 * 3 * 32) * 64;
  return 2 * batch * (conv1 + conv2Forward + 3 * (conv3 + dense1 + dense2) + conv1Filter + 2 * conv2Gradient);
}
