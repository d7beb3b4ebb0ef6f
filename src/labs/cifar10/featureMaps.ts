import * as tf from '../../engine/tf.ts';
import { IMAGE_SIZE } from '../../nn/articleNetwork.ts';
import { gatherImages } from '../../nn/batches.ts';
import { forward, LAYER_NAMES, layerMaps } from '../../nn/articleCnn.ts';
import type { FeatureMaps } from './protocol.ts';

/** What every convolution and pool makes of an image, and the network's answer. @param image bytes [32, 32, 3] */
export async function computeFeatureMaps(weights: readonly tf.Tensor[], image: Uint8Array): Promise<FeatureMaps> {
  const { maps, probabilities } = tf.tidy(() => {
    const x = gatherImages(image, [IMAGE_SIZE, IMAGE_SIZE, 3], [0]) as tf.Tensor4D;
    return { maps: layerMaps(x, weights), probabilities: tf.softmax(forward(x, weights)) };
  });
  try {
    const layers: FeatureMaps['layers'] = [];
    for (const [i, map] of maps.entries()) {
      const [, height, width, channels] = map.shape;
      const values = ((await map.data()) as Float32Array).slice();
      layers.push({ name: LAYER_NAMES[i]!, height, width, channels, values });
    }
    return { layers, probabilities: ((await probabilities.data()) as Float32Array).slice() };
  } finally {
    tf.dispose([...maps, probabilities]);
  }
}
