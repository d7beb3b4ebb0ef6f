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
