import * as tf from '@tensorflow/tfjs';
import { show } from 'livegrad';

interface Draw {
  top: number;
  left: number;
  flip: boolean;
}

// @text task
export function augment(images: tf.Tensor4D, pad: number, draws: Draw[]): tf.Tensor4D {
  const [, height, width, channels] = images.shape;
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

const ramp = Array.from({ length: 64 }, (_, k) => ((k % 8) + Math.floor(k / 8)) / 14);
const image = tf.tensor4d(ramp, [1, 8, 8, 1]);
show.image(tf.squeeze(image, [0]));
show.image(tf.squeeze(augment(image, 2, [{ top: 0, left: 1, flip: true }]), [0]));
