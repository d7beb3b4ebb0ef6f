import * as tf from '../../engine/tf.ts';
import { flatten, PRINTED_INPUT, type Example, type Parameters } from '../../math/network231.ts';
import { STEPS_H, type DeviceAudit } from './protocol.ts';

/** The thirteen parameters as tensors: W1 [..., 3, 2], b1 [..., 3], w2 [..., 3], b2 [...]. */
export type Weights = [W1: tf.Tensor, b1: tf.Tensor, w2: tf.Tensor, b2: tf.Tensor];

/** Shape of each of `Weights`, and how many numbers it holds. */
const SHAPES = [[3, 2], [3], [3], []] as const;
const SIZES = [6, 3, 3, 1] as const;

/** Parameters as tensors that the caller owns. */
export function toTensors({ W1, b1, w2, b2 }: Parameters): Weights {
  return [tf.tensor(W1), tf.tensor(b1), tf.tensor(w2), tf.scalar(b2)];
}

/**
 * Loss of one network, or of many at once.
 * @returns [...], the weights' leading dimensions
 */
export function lossOf([W1, b1, w2, b2]: Weights, { x, y }: Example): tf.Tensor {
  // #region loss
  const z1 = tf.add(tf.sum(tf.mul(W1, x), -1), b1); // [..., 3]
  const a = tf.sigmoid(z1);
  const z2 = tf.add(tf.sum(tf.mul(w2, a), -1), b2); // [...]
  const yHat = tf.sigmoid(z2);
  const J = tf.mul(0.5, tf.square(tf.sub(yHat, y)));
  // #endregion
  return J;
}

/** Loss, and its gradients by automatic differentiation; the caller owns both. */
export function differentiate(weights: Weights, example: Example): { J: tf.Tensor; gradients: tf.Tensor[] } {
  // #region autodiff
  const { value, grads } = tf.valueAndGrads((...w: tf.Tensor[]) => lossOf(w as Weights, example))(weights);
  // #endregion
  return { J: value, gradients: grads };
}

/**
 * Central differences (J(p + h) − J(p − h)) / 2h in the device's precision, for every parameter and every h at once: a batch of
 * networks, each with one parameter shifted.
 * @returns [steps of h, 13]
 */
function centralDifferences(parameters: Parameters, example: Example): tf.Tensor2D {
  const flat = flatten(parameters);
  const shiftedBy = (sign: 1 | -1): Weights => {
    const rows = STEPS_H.flatMap((h) => flat.map((value, i) => flat.with(i, value + sign * h)));
    const parts = tf.split(tf.tensor2d(rows), [...SIZES], 1);
    return parts.map((part, i) => tf.reshape(part, [rows.length, ...SHAPES[i]!])) as Weights;
  };
  return tf.tidy(() => {
    const difference = tf.sub(lossOf(shiftedBy(1), example), lossOf(shiftedBy(-1), example));
    const twice = tf.tensor2d(STEPS_H.map((h) => [2 * h]));
    return tf.div(tf.reshape(difference, [STEPS_H.length, flat.length]), twice) as tf.Tensor2D;
  });
}

/** All that the device finds about one network; it keeps no tensor. */
export async function auditOnDevice(parameters: Parameters, example: Example): Promise<DeviceAudit> {
  const [J, autodiff, central] = tf.tidy(() => {
    const { J, gradients } = differentiate(toTensors(parameters), example);
    return [J, tf.concat(gradients.map((g) => tf.reshape(g, [-1]))), centralDifferences(parameters, example)] as const;
  });
  try {
    const [loss, gradient, differences] = await Promise.all([J.data(), autodiff.data(), central.data()]);
    // Copies: a backend may give a view of its own memory.
    return { J: loss[0]!, autodiff: Float32Array.from(gradient), central: Float32Array.from(differences) };
  } finally {
    tf.dispose([J, autodiff, central]);
  }
}

/** θ ← θ − rate · gradient; the gradients are disposed. */
function descend(variables: tf.Variable[], gradients: tf.Tensor[], rate: number): void {
  for (const [i, variable] of variables.entries()) {
    const moved = tf.tidy(() => tf.sub(variable, tf.mul(rate, gradients[i]!)));
    variable.assign(moved);
    moved.dispose();
  }
  tf.dispose(gradients);
}

/**
 * One step of gradient descent along the true gradients.
 * @returns the loss before the step, which the caller disposes
 */
export function stepRight(variables: tf.Variable[], example: Example, rate: number): tf.Tensor {
  const { J, gradients } = differentiate(variables as unknown as Weights, example);
  descend(variables, gradients, rate);
  return J;
}

/** The article's formulas on tensors, in the order of `Weights`; the six hidden weights get zeros. */
export function printedOnDevice([W1, b1, w2, b2]: Weights, { x, y }: Example): tf.Tensor[] {
  return tf.tidy(() => {
    const a = tf.sigmoid(tf.add(tf.sum(tf.mul(W1, x), -1), b1));
    const yHat = tf.sigmoid(tf.add(tf.sum(tf.mul(w2, a), -1), b2));
    const slope = (value: tf.Tensor) => tf.mul(value, tf.sub(1, value));
    const forB2 = tf.mul(tf.sub(y, yHat), slope(yHat));
    const forB1 = tf.mul(forB2, slope(a));
    const forW2 = tf.mul(
      forB1,
      PRINTED_INPUT.map((j) => x[j]!),
    );
    return [tf.zerosLike(W1), forB1, forW2, forB2];
  });
}

/**
 * One step of the article's update, along the gradients that it prints.
 * @returns the loss before the step, which the caller disposes
 */
export function stepPrinted(variables: tf.Variable[], example: Example, rate: number): tf.Tensor {
  const weights = variables as unknown as Weights;
  const J = tf.tidy(() => lossOf(weights, example));
  descend(variables, printedOnDevice(weights, example), rate);
  return J;
}
