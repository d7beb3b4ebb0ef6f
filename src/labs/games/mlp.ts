/** The learners' networks: 48 inputs, of which the agent's cell is 1, a hidden layer of 64 units with ReLU, some numbers out. */
import * as tf from '../../engine/tf.ts';
import { initialWeights } from '../../nn/initialise.ts';
import { STATES } from './world.ts';

/** Units of the hidden layer. */
const UNITS = 64;

/** First weights of a network with so many outputs, in variables that the caller disposes. */
export function createMlp(outputs: number, seed: number): tf.Variable[] {
  const parameters = [
    { name: 'hidden/kernel', shape: [STATES, UNITS] },
    { name: 'hidden/bias', shape: [UNITS] },
    { name: 'output/kernel', shape: [UNITS, outputs] },
    { name: 'output/bias', shape: [outputs] },
  ];
  return initialWeights(parameters, seed).map((values, i) =>
    tf.tidy(() => tf.variable(tf.tensor(values, parameters[i]!.shape))),
  );
}

/** @param x [n, states] @returns [n, outputs] */
export function applyMlp(weights: readonly tf.Tensor[], x: tf.Tensor2D): tf.Tensor2D {
  const [w1, b1, w2, b2] = weights as [tf.Tensor2D, tf.Tensor, tf.Tensor2D, tf.Tensor];
  const hidden = tf.relu(tf.add(tf.matMul(x, w1), b1)) as tf.Tensor2D;
  return tf.add(tf.matMul(hidden, w2), b2) as tf.Tensor2D;
}

/** States as the networks see them: a 1 for the cell, 0 for all others. @returns [n, states] */
export function encode(states: readonly number[]): tf.Tensor2D {
  const values = new Float32Array(states.length * STATES);
  states.forEach((state, i) => (values[i * STATES + state] = 1));
  return tf.tensor2d(values, [states.length, STATES]);
}

/** All states in order. */
export const ALL_STATES: readonly number[] = Array.from({ length: STATES }, (_, state) => state);
