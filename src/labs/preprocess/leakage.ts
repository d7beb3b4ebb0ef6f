import * as tf from '../../engine/tf.ts';
import { createRandom, type Random } from '../../math/random.ts';

/** Rows held out for the test. */
export const TEST_ROWS = 100;
/** Features that selection keeps. */
export const KEPT_FEATURES = 10;
const STEPS = 100;
const LEARNING_RATE = 0.5;

/** A synthetic table: the training rows come first. */
export interface Table {
  /** [rows, features], row by row. */
  values: Float32Array;
  /** [rows], 0 or 1. */
  labels: Float32Array;
  trainRows: number;
  features: number;
}

/** Student's t with 3 degrees of freedom: like a normal variable, with more values far out. */
function heavyTailed(random: Random): number {
  const chiSquared = random.normal() ** 2 + random.normal() ** 2 + random.normal() ** 2;
  return random.normal() / Math.sqrt(chiSquared / 3);
}

// #region tables
/**
 * A table whose features matter and have units of very different size, 0.1 to 100: the label is the sign of a weighted sum of
 * the features before scaling, plus normal noise of standard deviation 0.3.
 */
export function makeScaledTable(trainRows: number, features: number, random: Random): Table {
  const units = Array.from({ length: features }, () => 10 ** (3 * random.uniform() - 1));
  const weights = Array.from({ length: features }, () => random.normal() / Math.sqrt(features));
  return makeTable(trainRows, features, (row) => {
    let sum = 0.3 * random.normal();
    for (let j = 0; j < features; j++) {
      const value = heavyTailed(random);
      sum += weights[j]! * value;
      row[j] = units[j]! * value;
    }
    return sum > 0 ? 1 : 0;
  });
}

/** A table of pure noise: labels are a coin's throws, so that no honest accuracy differs from one half but by chance. */
export function makeNoiseTable(trainRows: number, features: number, random: Random): Table {
  return makeTable(trainRows, features, (row) => {
    for (let j = 0; j < features; j++) row[j] = random.normal();
    return random.uniform() < 0.5 ? 0 : 1;
  });
}
// #endregion

function makeTable(trainRows: number, features: number, fill: (row: Float32Array) => number): Table {
  const rows = trainRows + TEST_ROWS;
  const values = new Float32Array(rows * features);
  const labels = Float32Array.from({ length: rows }, (_, i) => fill(values.subarray(i * features, (i + 1) * features)));
  return { values, labels, trainRows, features };
}

/** The rows that statistics are taken from: the training rows, or, with leakage, all. */
export type StatisticsFrom = 'training' | 'all';

const rowsFor = (x: tf.Tensor2D, from: StatisticsFrom, trainRows: number) =>
  from === 'all' ? x : tf.slice(x, [0, 0], [trainRows, -1]);

// #region standardise
/**
 * Standardises every feature (column) with its own mean and standard deviation.
 * @param x [rows, features]
 * @param from which rows the two numbers are computed from; applied to all rows
 */
export function standardise(x: tf.Tensor2D, from: StatisticsFrom, trainRows: number): tf.Tensor2D {
  return tf.tidy(() => {
    const { mean, variance } = tf.moments(rowsFor(x, from, trainRows), 0); // [features]
    return tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, 1e-12)));
  });
}
// #endregion

// #region select
/**
 * Keeps the features that correlate most with the labels.
 * @param x [rows, features], standardised
 * @param y [rows], 0 or 1
 * @param from which rows the correlations are computed from
 * @returns [rows, KEPT_FEATURES]
 */
export function selectFeatures(x: tf.Tensor2D, y: tf.Tensor2D, from: StatisticsFrom, trainRows: number): tf.Tensor2D {
  return tf.tidy(() => {
    const [seenX, seenY] = [rowsFor(x, from, trainRows), rowsFor(y, from, trainRows)];
    const covariance = tf.matMul(seenX, tf.sub(seenY, tf.mean(seenY)), true); // [features, 1]
    const { indices } = tf.topk(tf.abs(tf.reshape(covariance, [-1])), KEPT_FEATURES);
    return tf.gather(x, indices as tf.Tensor1D, 1);
  });
}
// #endregion

/**
 * Trains a logistic regression on the first rows and measures it on the others: 100 steps of gradient descent, rate 0.5.
 * @param x [rows, features]
 * @param y [rows, 1]
 * @returns test accuracy, scalar 0 to 1
 */
function testAccuracy(x: tf.Tensor2D, y: tf.Tensor2D, trainRows: number): tf.Scalar {
  return tf.tidy(() => {
    const [trainX, trainY] = [tf.slice(x, [0, 0], [trainRows, -1]), tf.slice(y, [0, 0], [trainRows, -1])];
    let weights = tf.zeros([x.shape[1], 1]) as tf.Tensor2D;
    let bias = tf.scalar(0) as tf.Tensor;
    for (let step = 0; step < STEPS; step++) {
      const next = tf.tidy(() => {
        const error = tf.sub(tf.sigmoid(tf.add(tf.matMul(trainX, weights), bias)), trainY) as tf.Tensor2D; // [n, 1]
        const gradient = tf.div(tf.matMul(trainX, error, true), trainRows);
        return [tf.sub(weights, tf.mul(gradient, LEARNING_RATE)), tf.sub(bias, tf.mul(tf.mean(error), LEARNING_RATE))];
      });
      tf.dispose([weights, bias]);
      [weights, bias] = next as [tf.Tensor2D, tf.Tensor];
    }
    const logits = tf.add(tf.matMul(tf.slice(x, [trainRows, 0]), weights), bias);
    const isRight = tf.equal(tf.greater(logits, 0), tf.cast(tf.slice(y, [trainRows, 0]), 'bool'));
    return tf.mean(tf.cast(isRight, 'float32'));
  });
}

// #region compare
/**
 * The same table, learnt twice: with statistics of the training rows, and with statistics of all rows.
 * @param leak what is computed from those statistics: the scaling, or the choice of features
 * @returns both test accuracies, 0 to 1
 */
export async function compareLeakage(
  leak: 'scaling' | 'selection',
  trainRows: number,
  features: number,
  seed: number,
  split: number,
): Promise<{ honest: number; leaky: number }> {
  const random = createRandom(seed, 1000 + split);
  const table = leak === 'scaling' ? makeScaledTable : makeNoiseTable;
  const { values, labels } = table(trainRows, features, random);
  const accuracies = tf.tidy(() => {
    const x = tf.tensor2d(values, [labels.length, features]);
    const y = tf.tensor2d(labels, [labels.length, 1]);
    return (['training', 'all'] as const).map((from) => {
      const scaled = standardise(x, leak === 'scaling' ? from : 'training', trainRows);
      return testAccuracy(leak === 'scaling' ? scaled : selectFeatures(scaled, y, from, trainRows), y, trainRows);
    });
  });
  const [honest, leaky] = await Promise.all(accuracies.map(async (tensor) => (await tensor.data())[0]!));
  tf.dispose(accuracies);
  return { honest: honest!, leaky: leaky! };
}
// #endregion
