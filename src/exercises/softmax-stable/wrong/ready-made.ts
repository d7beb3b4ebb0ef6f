import * as tf from '@tensorflow/tfjs';

export const softmax = (z: tf.Tensor2D): tf.Tensor2D => tf.exp(z.logSoftmax());
