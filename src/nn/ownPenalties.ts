import type { LayersModel, layers } from '@tensorflow/tfjs-layers';
import * as tf from '../engine/tf.ts';

type Layer = layers.Layer;
type Penalty = () => tf.Scalar;

/** What a layer may hold: the layer that it wraps, the cells of a recurrent one, the layers of a model in a model. */
type Holder = Layer & {
  cell?: Layer;
  cells?: Layer[];
  layer?: Layer;
  forwardLayer?: Layer;
  backwardLayer?: Layer;
  layers?: Layer[];
};

/** The regularisers of a layer and of all that it holds; TensorFlow.js itself forgets those of recurrent cells. */
function penaltiesOf(layer: Layer): Penalty[] {
  const { cell, cells = [], layer: wrapped, forwardLayer, backwardLayer, layers: held = [] } = layer as Holder;
  const inner = [cell, ...cells, wrapped, forwardLayer, backwardLayer, ...held].filter((part) => part !== undefined);
  return [...(layer.losses as Penalty[]), ...inner.flatMap(penaltiesOf)];
}

/**
 * The regularisers of a reader's network (`kernelRegularizer` and its like) in training.
 * @param weights what is trained
 * @returns adds the gradient of their sum to the gradients of the loss, in the order of the weights
 */
export function regularizerOf(
  model: LayersModel,
  weights: readonly tf.Variable[],
): (gradients: tf.Tensor[]) => tf.Tensor[] {
  const penalties = [...new Set(model.layers.flatMap(penaltiesOf))];
  if (penalties.length === 0) return (gradients) => gradients;
  // What is frozen may be regularised too; 0 times a weight keeps a sum without trained weights a function of them.
  const total = () =>
    tf.addN([...penalties.map((penalty) => tf.mean(penalty())), tf.mul(tf.sum(weights[0]!), 0)]) as tf.Scalar;
  return (gradients) =>
    tf.tidy(() => {
      const { grads } = tf.variableGrads(total, [...weights]);
      return gradients.map((gradient, i) => {
        const own = grads[weights[i]!.name];
        return own ? tf.add(gradient, own) : gradient;
      });
    });
}

/** The constraints of a reader's network (`kernelConstraint` and its like). @returns applies them to the weights, after an update */
export function constrainerOf({ trainableWeights }: LayersModel): () => void {
  const constrained = trainableWeights.flatMap((weight) => {
    const { constraint } = weight as unknown as { constraint: { apply(x: tf.Tensor): tf.Tensor } | null };
    return constraint ? [{ variable: weight.read() as tf.Variable, constraint }] : [];
  });
  return () =>
    tf.tidy(() => {
      for (const { variable, constraint } of constrained) variable.assign(constraint.apply(variable));
    });
}
