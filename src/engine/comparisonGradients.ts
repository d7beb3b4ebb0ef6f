import * as tf from './tf.ts';

/** Kernels whose result is a truth value: it jumps, and is constant everywhere else. */
const COMPARISONS: Readonly<Record<string, readonly string[]>> = {
  Equal: ['a', 'b'],
  NotEqual: ['a', 'b'],
  Greater: ['a', 'b'],
  GreaterEqual: ['a', 'b'],
  Less: ['a', 'b'],
  LessEqual: ['a', 'b'],
  LogicalAnd: ['a', 'b'],
  LogicalOr: ['a', 'b'],
  LogicalNot: ['x'],
};

/**
 * Gives comparisons the gradient 0, on every backend. TensorFlow.js has none for them, so that `tf.where(tf.greater(x, 0), …)` inside
 * `tf.grad` throws "gradient function not found for Greater" as soon as the condition depends on x.
 */
export function registerComparisonGradients(): void {
  for (const [kernelName, inputsToSave] of Object.entries(COMPARISONS)) {
    tf.registerGradient({
      kernelName,
      inputsToSave: [...inputsToSave],
      gradFunc: (_dy, saved) =>
        Object.fromEntries(inputsToSave.map((name, i) => [name, () => tf.zeros(saved[i]!.shape)])),
    });
  }
}
