import * as tf from '../../engine/tf.ts';
import { EPSILON } from '../../math/normalize.ts';
import { binaryCrossEntropy } from '../../nn/losses.ts';
import type { DepthParams } from './protocol.ts';

// #region forward
/** Layer normalization without scale and shift: each row to mean 0 and variance 1. @param a [points, WIDTH] */
function normalize(a: tf.Tensor2D): tf.Tensor2D {
  const centred = tf.sub(a, tf.mean(a, 1, true));
  return tf.div(centred, tf.sqrt(tf.add(tf.mean(tf.square(centred), 1, true), EPSILON))) as tf.Tensor2D;
}

/**
 * The network: a widening layer, hidden layers with or without residual connection and normalization, and a last layer.
 * @param parameters as `shapesOf` lists them
 * @param x [points, 2]
 * @returns the logits, [points]; what φ gave in each hidden layer; and the output of the widening and of each hidden layer
 */
export function forward(
  parameters: readonly tf.Tensor[],
  x: tf.Tensor2D,
  { activation, residual, norm }: DepthParams,
): { logits: tf.Tensor1D; active: tf.Tensor2D[]; outputs: tf.Tensor2D[] } {
  const phi = activation === 'relu' ? tf.relu : tf.tanh;
  const read = (a: tf.Tensor2D) => (norm === 'yes' ? normalize(a) : a);
  const dense = (a: tf.Tensor2D, l: number) =>
    tf.add(tf.matMul(a, parameters[2 * l] as tf.Tensor2D), parameters[2 * l + 1]!) as tf.Tensor2D;
  const last = parameters.length / 2 - 1;
  const active: tf.Tensor2D[] = [];
  const outputs = [dense(x, 0)];
  for (let l = 1; l < last; l++) {
    const before = outputs[l - 1]!;
    const changed = phi(dense(read(before), l));
    active.push(changed);
    outputs.push(residual === 'yes' ? (tf.add(before, changed) as tf.Tensor2D) : changed);
  }
  return { logits: tf.reshape(dense(read(outputs.at(-1)!), last), [-1]) as tf.Tensor1D, active, outputs };
}
// #endregion

/** Mean binary cross-entropy and its gradients by automatic differentiation. @returns tensors that the caller disposes */
export function lossAndGradients(variables: tf.Variable[], x: tf.Tensor2D, y: tf.Tensor1D, params: DepthParams) {
  const { value, grads } = tf.valueAndGrads((...theta: tf.Tensor[]) =>
    tf.mean(binaryCrossEntropy(forward(theta, x, params).logits, y)),
  )(variables);
  return { loss: value, gradients: grads };
}
