import * as tf from '@tensorflow/tfjs';

export function augment(images: tf.Tensor4D, pad: number, draws: { top: number; left: number; flip: boolean }[]) {
  const [, height, width, channels] = images.shape;
  const parts = draws.map(({ top, left, flip }, i) => {
    const image = tf.slice(images, [i, 0, 0, 0], [1, height, width, channels]);
    const padded = tf.pad(flip ? tf.reverse(image, 2) : image, [
      [0, 0],
      [pad, pad],
      [pad, pad],
      [0, 0],
    ]);
    return tf.slice(padded, [0, top, left, 0], [1, height, width, channels]);
  });
  return tf.concat(parts, 0);
}
