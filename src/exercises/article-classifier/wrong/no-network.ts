import * as tf from '@tensorflow/tfjs';

export function createClassifier(images: tf.Tensor4D, labels: tf.Tensor1D) {
  const flat = (bytes: tf.Tensor4D) => bytes.reshape<tf.Tensor2D>([bytes.shape[0], 784]).div<tf.Tensor2D>(255);
  const x = flat(images);
  const length = (rows: tf.Tensor2D) => rows.square().sum(1, true);
  return (newImages: tf.Tensor4D): number[] => {
    const z = flat(newImages);
    const distances = length(z)
      .add(length(x).transpose())
      .sub(tf.matMul(z, x, false, true).mul(2));
    return Array.from(tf.gather(labels, distances.argMin(1)).dataSync());
  };
}
