import * as tf from '../../engine/tf.ts';
import { POINTS } from './line.ts';

/** The variables of y ≈ slope · x + offset, and the points. */
export interface Line {
  slope: tf.Variable;
  offset: tf.Variable;
  /** [POINTS] each */
  x: tf.Tensor;
  y: tf.Tensor;
}

// #region trainStep
/**
 * One step of gradient descent on the mean squared error.
 * @returns the loss before the step, a scalar that the caller disposes
 */
export function trainStep({ slope, offset, x, y }: Line, learningRate: number): tf.Tensor {
  return tf.tidy(() => {
    const loss = () => tf.mean(tf.squaredDifference(tf.add(tf.mul(slope, x), offset), y)) as tf.Scalar;
    const { value, grads } = tf.variableGrads(loss, [slope, offset]);
    for (const variable of [slope, offset]) {
      variable.assign(tf.sub(variable, tf.mul(grads[variable.name]!, learningRate)));
    }
    return value;
  });
}
// #endregion

/** Examples of a step, for the engine's measure of speed. */
export const BATCH = POINTS;
