import * as tf from '@tensorflow/tfjs';
import { show } from 'livegrad';

// @text prepare
function prepare(images: tf.Tensor4D): tf.Tensor2D {
  const n = images.shape[0];
  const bytes = images.dataSync();
  const values = new Float32Array(n * 784);
  for (let i = 0; i < n; i++) {
    // @text centre
    for (let p = 0; p < 784; p++) values[784 * i + p] = bytes[784 * i + p];
  }
  return tf.tensor2d(values, [n, 784]);
}

// @text task
export async function createClassifier(images: tf.Tensor4D, labels: tf.Tensor1D) {
  const x = prepare(images);
  // @text model
  return (newImages: tf.Tensor4D): number[] => {
    // @text classify
    return [];
  };
}

// @text sample
const drawBar = (isUpright: boolean, at: number) =>
  Array.from({ length: 784 }, (_, p) => {
    const [across, along] = isUpright ? [p % 28, Math.floor(p / 28)] : [Math.floor(p / 28), p % 28];
    return Math.abs(across - at) < 3 && Math.abs(along - at) < 9 ? 255 : 0;
  });
const bars = Array.from({ length: 40 }, (_, i) => drawBar(i % 2 === 0, 9 + (i % 7)));
const images = tf.tensor4d(bars.flat(), [40, 28, 28, 1], 'int32');
const labels = tf.tensor1d(
  bars.map((_, i) => i % 2),
  'int32',
);
show.image(images.slice(0, 1).reshape([28, 28]), 'images[0]');
show.image(prepare(images).slice(0, 1).reshape([28, 28]).clipByValue(0, 1), 'prepare(images)[0]');
const classify = await createClassifier(images, labels);
console.log(classify(images));
