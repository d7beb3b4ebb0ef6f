import * as tf from '@tensorflow/tfjs';

export function convolve(image: number[][], kernel: number[][]): number[][] {
  const [rows, columns] = [image.length - kernel.length + 1, image[0].length - kernel[0].length + 1];
  const input = tf.tensor2d(image).reshape<tf.Tensor4D>([1, image.length, image[0].length, 1]);
  const filter = tf.tensor2d(kernel).reshape<tf.Tensor4D>([kernel.length, kernel[0].length, 1, 1]);
  return tf.conv2d(input, filter, 1, 'valid').reshape<tf.Tensor2D>([rows, columns]).arraySync();
}
