import type * as TF from '@tensorflow/tfjs';

interface Learner {
  train(x: TF.Tensor2D, y: TF.Tensor1D, xTest: TF.Tensor2D): unknown;
}

/** The learner's answers on test images in the order given, whose classes it never gets. Bytes become numbers from 0 to 1. */
export function trainOnDigits(
  { train }: Learner,
  tf: typeof TF,
  images: TF.Tensor4D,
  labels: TF.Tensor1D,
  testImages: TF.Tensor4D,
  order: number[],
) {
  const flatten = (bytes: TF.Tensor4D): TF.Tensor2D => bytes.reshape([bytes.shape[0], 784]).div(255);
  return train(flatten(images), labels.toFloat(), flatten(tf.gather(testImages, order)));
}
