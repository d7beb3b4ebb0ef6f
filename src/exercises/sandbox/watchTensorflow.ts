import type { Optimizer, Scalar, Tensor } from '@tensorflow/tfjs';
import type { Tf } from './tensors.ts';
import type { Answer } from './protocol.ts';

/** Progress is told this often. */
const TOLD_EVERY_MS = 400;

/**
 * While learner's code runs: tensors refuse JavaScript's operators, which would make NaN of them, and each optimizer's steps are
 * counted, so that the page can show how a long training goes.
 * @returns puts everything back
 */
export function watchTensorflow(tf: Tf, report: (answer: Answer) => void): () => void {
  const prototype = tf.Tensor.prototype as Tensor & { [Symbol.toPrimitive]?: unknown };
  prototype[Symbol.toPrimitive] = function (this: Tensor, hint: string): string {
    // `a + b` may join texts, and is told by what comes out; the other operators are for numbers alone.
    if (hint === 'number')
      throw new TypeError('A tensor is not a number: JavaScript’s operators do not compute with tensors');
    return this.toString();
  };

  const optimizer = tf.Optimizer.prototype;
  // It is called with the optimizer as `this`.

  const { minimize } = optimizer;
  let step = 0;
  let toldAt = performance.now();
  optimizer.minimize = function (this: Optimizer, ...given: Parameters<Optimizer['minimize']>): Scalar | null {
    const cost = minimize.apply(this, given);
    step++;
    if (performance.now() - toldAt >= TOLD_EVERY_MS) {
      toldAt = performance.now();
      report({ kind: 'progress', step, loss: cost ? cost.dataSync()[0]! : null });
    }
    return cost;
  };
  return () => {
    delete prototype[Symbol.toPrimitive];
    optimizer.minimize = minimize;
  };
}
