import * as tf from '../engine/tf.ts';
import { argMaxOfRow } from '../math/argMax.ts';

/**
 * Share of rows whose largest logit is the true class.
 * @param logits [n, classes]
 * @param labels one-hot [n, classes], or class numbers [n]
 * @returns scalar 0 to 1
 */
export function batchAccuracy(logits: tf.Tensor2D, labels: tf.Tensor): tf.Scalar {
  const truth = labels.rank === 2 ? tf.argMax(labels, 1) : labels;
  return tf.mean(tf.cast(tf.equal(tf.argMax(logits, 1), truth), 'float32'));
}

/** How a classifier did on some examples. */
export type Score = { loss: number; accuracy: number };

// #region score
/**
 * Mean cross-entropy, accuracy and confusion matrix from predicted probabilities, for any number of classes.
 * @param probabilities [n, classes]
 * @param labels true class of each row, [n]
 * @returns confusion [classes, classes]: row = true class, column = predicted
 */
export function score(probabilities: Float32Array, labels: ArrayLike<number>): Score & { confusion: Uint32Array } {
  const classes = probabilities.length / labels.length;
  const confusion = new Uint32Array(classes * classes);
  let loss = 0;
  let correct = 0;
  for (let i = 0; i < labels.length; i++) {
    const truth = labels[i]!;
    const predicted = argMaxOfRow(probabilities, i, classes);
    loss -= Math.log(Math.max(probabilities[i * classes + truth]!, 1e-30));
    if (predicted === truth) correct++;
    confusion[truth * classes + predicted]!++;
  }
  return { loss: loss / labels.length, accuracy: correct / labels.length, confusion };
}
// #endregion
