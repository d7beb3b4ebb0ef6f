// Layers use chained operations (`x.flatten()`), recurrent ones above all.
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops.js';
import { models, type LayersModel } from '@tensorflow/tfjs-layers';
import { EngineFault } from '../engine/fault.ts';
import * as tf from '../engine/tf.ts';
import type { Shape } from '../math/shapes.ts';
import { gatherOneHot } from './batches.ts';
import type { Classifier } from './classifier.ts';
import { crossEntropy } from './losses.ts';
import type { OwnNetworkData } from './ownNetworkData.ts';
import { constrainerOf, regularizerOf } from './ownPenalties.ts';

/** Smallest probability whose logarithm is taken. */
const SMALLEST = 1e-7;

/** A reader's network in training, whatever its layers. It owns its tensors. */
export interface OwnNetwork extends Required<
  Pick<Classifier, 'weights' | 'statistics' | 'names' | 'regularize' | 'constrain'>
> {
  /**
   * The network's output before its softmax, if it ends in one.
   * @param x rows of any form whose size fits the network's input, [n, …]
   * @param isTraining whether dropout and batch normalisation work as in training
   * @returns [n, outputs]
   */
  outputs(x: tf.Tensor, isTraining: boolean): tf.Tensor2D;
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
    if (weights.length > 0) {
      const values = weights.map(({ shape, values }) => tf.tensor(Float32Array.from(values), [...shape]));
      model.setWeights(values);
      tf.dispose(values);
    }
  } catch (error) {
    throw new EngineFault('own-network', error instanceof Error ? error.message : String(error));
  }
  const inputShape = model.inputs[0]!.shape.slice(1) as number[];
  const isSoftmax = endsInSoftmax(model);
  const variables = (of: LayersModel['trainableWeights']) => of.map((weight) => weight.read() as tf.Variable);
  const trained = variables(model.trainableWeights);
  return {
    weights: trained,
    regularize: regularizerOf(model, trained),
    constrain: constrainerOf(model),
    statistics: variables(model.nonTrainableWeights),
    names: [...model.trainableWeights, ...model.nonTrainableWeights].map(({ originalName }) => originalName),
    outputs: (x, isTraining) =>
      tf.tidy(() => {
        const n = x.shape[0]!;
        const y = model.apply(tf.reshape(x, [n, ...inputShape]), { training: isTraining }) as tf.Tensor;
        const rows = tf.reshape(y, [n, -1]) as tf.Tensor2D;
        // softmax(log p) = p: the loss from logits holds for a network that ends in a softmax as well.
        return isSoftmax ? tf.log(tf.maximum(rows, SMALLEST)) : rows;
      }),
    dispose: () => void model.dispose(),
  };
}

/** A reader's network that tells classes apart. @param image shape of one image */
export async function openOwnClassifier(data: OwnNetworkData, image: Shape, classes: number): Promise<Classifier> {
  const { outputs, ...network } = await openOwnNetwork(data);
  return {
    ...network,
    image,
    classes,
    logits: outputs,
    labelsOf: (labels, rows) => gatherOneHot(labels, classes, rows),
    loss: crossEntropy,
  };
}

function endsInSoftmax(model: LayersModel): boolean {
  const { sourceLayer } = model.outputs[0]!;
  return (
    sourceLayer.getClassName() === 'Softmax' ||
    (sourceLayer.getConfig() as { activation?: unknown }).activation === 'softmax'
  );
}
