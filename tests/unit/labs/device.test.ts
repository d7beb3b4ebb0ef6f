import { expect, expectTypeOf, test } from 'vitest';
import { LAYERS } from '../../../src/nn/articleNetwork.ts';
import { executedFlops, stepFlops } from '../../../src/labs/device/flops.ts';
import { SPIRAL, type SpiralSnapshot } from '../../../src/labs/device/measure.ts';
import { findRefused } from '../../../src/labs/permalink.ts';
import { playground, type PlaygroundSnapshot } from '../../../src/labs/playground/protocol.ts';

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

test('the kernels do at most 697 million of them', () => {
  // What they save: of conv2 forward all but 16 products for each of 6×6 windows; of both pooled layers' gradients three of each
  // window's four positions, and those outside of any window.
  const product = { conv1: 27 * 32, conv2: 288 * 64 };
  const saved =
    13 * 13 * product.conv2 -
    (6 * 6 * 16 * product.conv2) / 9 +
    (30 * 30 - 15 * 15) * product.conv1 +
    2 * (13 * 13 - 6 * 6) * product.conv2;
  expect(executedFlops(64)).toBe(stepFlops(64) - 2 * 64 * saved);
  expect(Math.round(executedFlops(64) / 1e6)).toBe(697);
});

test('the spiral that is measured is one of the playground, as its session takes and answers it', () => {
  expect(findRefused(SPIRAL, playground.ranges)).toBeNull();
  expect(Object.keys(SPIRAL).sort()).toEqual(Object.keys(playground.defaults).sort());
  expectTypeOf<PlaygroundSnapshot>().toExtend<SpiralSnapshot>();
});
