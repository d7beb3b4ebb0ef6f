import * as tf from '@tensorflow/tfjs';

interface Draw {
  top: number;
  left: number;
  flip: boolean;
}
export function augment(images: tf.Tensor4D, pad: number, draws: Draw[]): tf.Tensor4D {
  const [, width, height, channels] = images.shape;
  const padded = tf.pad(images, [
    [0, 0],
    [pad, pad],
    [pad, pad],
    [0, 0],
  ]);
  const parts = draws.map(({ top, left, flip }, i) => {
    const part = tf.slice(padded, [i, top, left, 0], [1, height, width, channels]);
    return flip ? tf.reverse(part, 2) : part;
  });
  return tf.concat(parts, 0);
}
