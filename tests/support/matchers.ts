/* Matchers of this project's tests, see vitest.config.ts. */
import { expect } from 'vitest';

expect.extend({
  toBeNear(received: number, expected: number, tolerance: number) {
    const difference = Math.abs(received - expected);
    return {
      pass: difference <= tolerance,
      message: () => `${received} differs from ${expected} by ${difference}; at most ${tolerance} was expected`,
      actual: received,
      expected,
    };
  },

  async toKeepTensors(work: () => unknown) {
    const tf = await import('../../src/engine/tf.ts');
    const before = tf.memory().numTensors;
    await work();
    const kept = tf.memory().numTensors - before;
    return {
      pass: kept === 0,
      message: () => `${kept} tensors were left behind (below 0: freed that were not its own); none was expected`,
    };
  },
});

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- the parameters are Vitest's own
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    /** That a number differs from `expected` by at most `tolerance`; NaN is near nothing. */
    toBeNear: (expected: number, tolerance: number) => R;
    /** That a function, perhaps async, leaves as many tensors as there were before; to be awaited. */
    toKeepTensors: () => Promise<void>;
  }
}
