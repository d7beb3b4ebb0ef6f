import * as tf from '../../engine/tf.ts';
import type { Random } from '../../math/random.ts';
import type { Change } from './protocol.ts';

/** CIFAR-10's images are 32×32 pixels of 3 channels. */
export const IMAGE_SHAPE = [32, 32, 3] as const;
const SIZE = IMAGE_SHAPE[0];
/** Zeros added on each side before a crop. */
const PADDING = 4;
/** A brightness factor lies in 1 ± this. */
const BRIGHTNESS = 0.3;

// #region flip
/** The image mirrored left to right. @param image [32, 32, 3] */
export function flip(image: tf.Tensor3D): tf.Tensor3D {
  return tf.reverse(image, 1);
}
// #endregion

// #region crop
/** The image moved by up to 4 pixels in each direction: padded with black, then cut to its size again. @param image [32, 32, 3] */
export function crop(image: tf.Tensor3D, random: Random): tf.Tensor3D {
  const [top, left] = [random.integer(2 * PADDING + 1), random.integer(2 * PADDING + 1)];
  const around: [number, number] = [PADDING, PADDING];
  return tf.slice(tf.pad(image, [around, around, [0, 0]]), [top, left, 0], [SIZE, SIZE, 3]);
}
// #endregion

// #region brightness
/** The image made darker or brighter by up to 30 %. @param image [32, 32, 3], values 0 to 1 */
function jitterBrightness(image: tf.Tensor3D, random: Random): tf.Tensor3D {
  const factor = 1 + BRIGHTNESS * (2 * random.uniform() - 1);
  return tf.clipByValue(tf.mul(image, factor), 0, 1);
}
// #endregion

// #region noise
/** What the article calls augmentation: normal noise with the mean and the standard deviation of the data, and nothing of the image. */
export function drawNoise(image: tf.Tensor3D, random: Random): tf.Tensor3D {
  const { mean, variance } = tf.moments(image);
  const draws = Float32Array.from({ length: image.size }, () => random.normal());
  return tf.add(tf.mul(tf.tensor3d(draws, image.shape), tf.sqrt(variance)), mean);
}
// #endregion

/** One variant of an image, values 0 to 1. @param image [32, 32, 3] */
export function changeImage(image: tf.Tensor3D, change: Change, random: Random): tf.Tensor3D {
  return tf.tidy(() => {
    if (change === 'flip') return flip(image);
    if (change === 'crop') return crop(image, random);
    if (change === 'brightness') return jitterBrightness(image, random);
    if (change === 'noise') return tf.clipByValue(drawNoise(image, random), 0, 1);
    const turned = random.uniform() < 0.5 ? image : flip(image);
    return jitterBrightness(crop(turned, random), random);
  });
}

/** Root mean square difference of two sets of pixels of the same shape (or one image and many). @returns scalar */
export function rootMeanSquare(a: tf.Tensor, b: tf.Tensor): tf.Scalar {
  return tf.tidy(() => tf.sqrt(tf.mean(tf.squaredDifference(a, b))));
}
