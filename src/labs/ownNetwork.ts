import { layers, models, type LayersModel } from '@tensorflow/tfjs-layers';
import { EngineFault } from '../engine/fault.ts';
import * as tf from '../engine/tf.ts';
import type { OwnNetworkData } from './ownNetworkData.ts';

/** Smallest probability whose logarithm is taken. */
const SMALLEST = 1e-7;

/** A reader's network in training, whatever its layers. It owns its tensors. */
export interface OwnNetwork {
  /** What training changes. */
  readonly weights: readonly tf.Variable[];
  /**
   * The network's output before its softmax, if it ends in one.
   * @param x rows of any form whose size fits the network's input, [n, …]
   * @param isTraining whether dropout and batch normalisation work as in training
   * @returns [n, outputs]
   */
  outputs(x: tf.Tensor, isTraining: boolean): tf.Tensor2D;
  /** The network as it is now, as plain data. */
  read(): Promise<OwnNetworkData>;
  dispose(): void;
}

/**
 * Builds the network that a reader's `buildModel` described, with the weights it had.
 * @throws EngineFault `own-network` when TensorFlow.js cannot build it
 */
export async function openOwnNetwork({ topology, weights }: OwnNetworkData): Promise<OwnNetwork> {
  let model: LayersModel;
  try {
    model = await models.modelFromJSON(JSON.parse(topology) as never);
    const values = weights.map(({ shape, values }) => tf.tensor(Float32Array.from(values), [...shape]));
    model.setWeights(values);
    tf.dispose(values);
  } catch (error) {
    throw new EngineFault('own-network', error instanceof Error ? error.message : String(error));
  }
  const inputShape = model.inputs[0]!.shape.slice(1) as number[];
  const isSoftmax = endsInSoftmax(model);
  return {
    weights: model.trainableWeights.map((weight) => weight.read() as tf.Variable),
    outputs: (x, isTraining) =>
      tf.tidy(() => {
        const rows = tf.reshape(x, [x.shape[0]!, ...inputShape]);
        const y = tf.reshape(model.apply(rows, { training: isTraining }) as tf.Tensor, [
          x.shape[0]!,
          -1,
        ]) as tf.Tensor2D;
        // softmax(log p) = p: the loss from logits holds for a network that ends in a softmax as well.
        return isSoftmax ? tf.log(tf.maximum(y, SMALLEST)) : y;
      }),
    async read() {
      const values = model.weights.map(async (weight) => {
        const tensor = weight.read();
        return { shape: tensor.shape, values: ((await tensor.data()) as Float32Array).slice() };
      });
      return { topology, weights: await Promise.all(values) };
    },
    dispose: () => void model.dispose(),
  };
}

function endsInSoftmax(model: LayersModel): boolean {
  const last: layers.Layer = model.outputs[0]!.sourceLayer;
  return last.getClassName() === 'Softmax' || (last.getConfig() as { activation?: unknown }).activation === 'softmax';
}
