import * as tf from '../../engine/tf.ts';
import { TENSOR_ACTIVATIONS } from '../../nn/activations.ts';
import type { Activation, TrainingLoopParams } from './protocol.ts';

/** The parameters of a network 2-2-1. */
export interface Weights<T extends tf.Tensor = tf.Tensor> {
  /** [hidden, inputs] */
  W1: T;
  /** [hidden, 1] */
  b1: T;
  /** [hidden, 1] */
  w2: T;
  /** scalar */
  b2: T;
}

/** The first parameters as variables that the caller disposes. */
export function createWeights(p: TrainingLoopParams): Weights<tf.Variable> {
  const variable = (values: number[], ...shape: number[]) => tf.tidy(() => tf.variable(tf.tensor(values, shape)));
  return {
    W1: variable([p.w11, p.w12, p.w21, p.w22], 2, 2),
    b1: variable([p.b1, p.b2], 2, 1),
    w2: variable([p.v1, p.v2], 2, 1),
    b2: variable([p.c]),
  };
}

// #region forward
/** Sums of the hidden neurons, z = W₁x + b₁. @param x [inputs, 1] @returns [hidden, 1] */
export function sumHidden({ W1, b1 }: Pick<Weights, 'W1' | 'b1'>, x: tf.Tensor): tf.Tensor {
  return tf.add(tf.matMul(W1, x), b1);
}

/** The bend, entry by entry. */
export function activate(z: tf.Tensor, activation: Activation): tf.Tensor {
  return TENSOR_ACTIVATIONS[activation](z);
}

/** The prediction, ŷ = w₂·a + b₂. @param a [hidden, 1] @returns scalar */
export function predict({ w2, b2 }: Pick<Weights, 'w2' | 'b2'>, a: tf.Tensor): tf.Tensor {
  return tf.add(tf.sum(tf.mul(w2, a)), b2);
}

/** Half the squared error. @returns scalar */
export function lossOf(prediction: tf.Tensor, y: number): tf.Scalar {
  return tf.mul(0.5, tf.squaredDifference(prediction, y)) as tf.Scalar;
}
// #endregion

// #region trainStep
/**
 * One training step on one example: forward, loss, backward, update.
 * @param x [inputs, 1]
 * @returns the loss before the update, a scalar that the caller disposes
 */
export function trainStep(
  weights: Weights<tf.Variable>,
  x: tf.Tensor,
  y: number,
  rate: number,
  activation: Activation,
): tf.Scalar {
  return tf.tidy(() => {
    const loss = () => lossOf(predict(weights, activate(sumHidden(weights, x), activation)), y);
    const { value, grads } = tf.variableGrads(loss, Object.values<tf.Variable>({ ...weights })); // computes, changes nothing
    updateWeights(weights, (weight) => grads[weight.name]!, rate);
    return value;
  });
}

/** Gradient descent: every weight minus learning rate times its gradient. */
export function updateWeights(
  weights: Weights<tf.Variable>,
  gradientOf: (weight: tf.Variable) => tf.Tensor,
  rate: number,
): void {
  for (const weight of Object.values<tf.Variable>({ ...weights })) {
    weight.assign(tf.tidy(() => tf.sub(weight, tf.mul(rate, gradientOf(weight)))));
  }
}
// #endregion
