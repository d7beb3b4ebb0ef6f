import * as tf from '../engine/tf.ts';

// #region crossEntropy
/**
 * Mean categorical cross-entropy, from logits for numerical safety: −Σ y log softmax(z), averaged over the batch.
 * @param logits [n, classes]
 * @param labels one-hot [n, classes]
 */
export function crossEntropy(logits: tf.Tensor2D, labels: tf.Tensor): tf.Scalar {
  return tf.neg(tf.mean(tf.sum(tf.mul(labels, tf.logSoftmax(logits)), 1)));
}
// #endregion

// #region smoothLabels
/**
 * Label smoothing (Szegedy et al., 2016): y(1 − ε) + ε/K, so that no logit is driven to infinity.
 * @param labels one-hot [n, classes], disposed unless returned
 * @param epsilon 0 leaves them as they are; so do class numbers [n]
 */
export function smoothLabels(labels: tf.Tensor, classes: number, epsilon: number): tf.Tensor {
  if (epsilon === 0 || labels.rank !== 2) return labels;
  const smooth = tf.tidy(() => tf.add(tf.mul(labels, 1 - epsilon), epsilon / classes));
  labels.dispose();
  return smooth;
}
// #endregion

// #region sparseCrossEntropy
/**
 * The same with integer labels: the mean of −log softmax(z) at the true class.
 * @param logits [n, classes]
 * @param labels class numbers [n], int32
 */
export function sparseCrossEntropy(logits: tf.Tensor2D, labels: tf.Tensor): tf.Scalar {
  const ofTrueClass = tf.sum(tf.mul(tf.oneHot(labels, logits.shape[1]), tf.logSoftmax(logits)), 1); // [n]
  return tf.neg(tf.mean(ofTrueClass));
}
// #endregion

// #region binary
/** Binary cross-entropy from the logit, elementwise: max(z, 0) − z·y + ln(1 + e^(−|z|)). @param y 0 or 1, or a tensor of them */
export function binaryCrossEntropy(z: tf.Tensor, y: 0 | 1 | tf.Tensor): tf.Tensor {
  const rest = tf.log1p(tf.exp(tf.neg(tf.abs(z))));
  return tf.add(tf.sub(tf.relu(z), tf.mul(z, y)), rest);
}
// #endregion
