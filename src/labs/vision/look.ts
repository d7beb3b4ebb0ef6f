import * as tf from '../../engine/tf.ts';
import { argMax } from '../../math/argMax.ts';
import { denseMaps, layerMaps } from '../../nn/articleCnn.ts';
import { IMAGE_SIZE } from '../../nn/articleNetwork.ts';
import { gatherImages } from '../../nn/batches.ts';
import type { Look } from './protocol.ts';

const read = async (tensor: tf.Tensor) => ((await tensor.data()) as Float32Array).slice();

// #region saliency
/** Gradient of one class' logit by the picture. @param x [1, 32, 32, 3] @returns [1, 32, 32, 3] */
function saliencyOf(x: tf.Tensor4D, weights: readonly tf.Tensor[], chosen: number): tf.Tensor {
  const logit = (image: tf.Tensor) => {
    const maps = layerMaps(image as tf.Tensor4D, weights, false);
    return tf.slice(denseMaps(maps.at(-1)!, weights).logits, [0, chosen], [1, 1]);
  };
  return tf.grad(logit)(x);
}
// #endregion

/** What every layer makes of a picture, and how one class' score depends on each pixel. @param picture bytes [32, 32, 3] */
export async function lookInto(
  weights: readonly tf.Tensor[],
  picture: Uint8Array,
  wanted: number | null,
): Promise<Look> {
  const tensors = tf.tidy(() => {
    const x = gatherImages(picture, [IMAGE_SIZE, IMAGE_SIZE, 3], [0]) as tf.Tensor4D;
    const maps = layerMaps(x, weights);
    const { dense1, logits } = denseMaps(maps.at(-1)!, weights);
    return [x, tf.softmax(logits), ...maps, dense1, logits];
  });
  const [x, softmax, ...layers] = tensors as [tf.Tensor4D, tf.Tensor, ...tf.Tensor[]];
  try {
    const probabilities = await read(softmax);
    const chosen = wanted ?? argMax(probabilities);
    const gradient = tf.tidy(() => saliencyOf(x, weights, chosen));
    tensors.push(gradient as tf.Tensor4D);
    const maps: Look['layers'] = [];
    for (const layer of layers) {
      const [height, width, channels] = layer.rank === 4 ? layer.shape.slice(1) : [1, 1, layer.shape[1]];
      maps.push({ height: height!, width: width!, channels: channels!, values: await read(layer) });
    }
    return { layers: maps, probabilities, chosen, saliency: await read(gradient) };
  } finally {
    tf.dispose(tensors);
  }
}
