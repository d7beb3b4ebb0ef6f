import { expect, test } from 'vitest';
import { LAYERS } from '../../../src/labs/cifar10/network.ts';
import { stepFlops } from '../../../src/labs/device/flops.ts';

test('a step of 64 images takes 1.647 billion operations, counted layer by layer', () => {
  // Forward: every parameter of a layer but its biases is used once at each output position.
  const used = LAYERS.filter(({ parameters }) => parameters > 0).map(({ output, parameters }) => {
    const units = output.at(-1)!;
    const positions = output.slice(0, -1).reduce((a, b) => a * b, 1);
    return positions * (parameters - units);
  });
  const forward = used.reduce((a, b) => a + b, 0);
  expect(stepFlops(64)).toBe(2 * 64 * (2 * forward + forward - used[0]!));
  expect(Math.round(stepFlops(64) / 1e6)).toBe(1647);
});
