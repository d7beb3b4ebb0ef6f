import type { LayersModel, SymbolicTensor, Tensor, Variable } from '@tensorflow/tfjs';
import type { Tf } from './tensors.ts';

/*
 * Runs in the sandbox after the reader's code: builds the reader's network and describes it as plain data.
 */

/**
 * Calls the reader's `buildModel(tf)` and looks at what it returns.
 * @returns an OwnNetworkReport, or an OwnNetworkProblem
 */
export function describeNetwork(
  learner: { buildModel: (tf: Tf) => LayersModel },
  tf: Tf,
  inputShapes: number[][],
  outputs: number,
  mostParameters: number,
): unknown {
  const model = learner.buildModel(tf);
  if (!(model instanceof tf.LayersModel)) return { problem: 'not-a-model', detail: typeof model };
  const input = model.inputs.length === 1 ? model.inputs[0]!.shape.slice(1) : [];
  const fits = inputShapes.some((shape) => shape.length === input.length && shape.every((n, i) => n === input[i]));
  if (!fits)
    return { problem: 'inputs', detail: '[' + model.inputs.map(({ shape }) => shape.slice(1)).join('; ') + ']' };
  const output = model.outputs.length === 1 ? model.outputs[0]!.shape.slice(1) : [];
  if (output.length !== 1 || output[0] !== outputs)
    return { problem: 'outputs', detail: '[' + output.join(', ') + ']' };
  const parameters = model.countParams();
  if (parameters > mostParameters) return { problem: 'too-large', detail: String(parameters) };
  const topology = model.toJSON(null, false);
  // Copies: a trial moves the statistics of batch normalisation.
  const weights = model.getWeights().map((weight) => weight.clone());
  const untrainable = whyUntrainable(model, tf, [1, ...(input as number[])]);
  if (untrainable !== null) return untrainable;
  return {
    topology: JSON.stringify(topology),
    weights,
    parameters,
    layers: model.layers.map((layer) => ({
      className: layer.getClassName(),
      outputShape: layer.outputShape,
      parameters: layer.countParams(),
    })),
  };
}

/** Tries a prediction and a gradient on one example. @returns what is wrong, naming the layer; null when the network can be trained */
function whyUntrainable(model: LayersModel, tf: Tf, shape: number[]): { problem: string; detail: string } | null {
  const weights = model.trainableWeights.map((weight) => weight.read() as Variable);
  if (weights.length === 0) return { problem: 'nothing-to-train', detail: '' };
  /** Names of the weights up to some layer that get a gradient. */
  const tryUpTo = (outputs: SymbolicTensor | SymbolicTensor[]) =>
    tf.tidy(() => {
      const part = tf.model({ inputs: model.inputs, outputs });
      const sumOf = (isTraining: boolean) => {
        const results = [part.apply(tf.zeros(shape), { training: isTraining }) as Tensor | Tensor[]].flat();
        return tf.addN(results.map((result) => tf.sum(tf.cast(result, 'float32')))).asScalar();
      };
      sumOf(false);
      const own = part.trainableWeights.map((weight) => weight.read() as Variable);
      return own.length === 0 ? [] : Object.keys(tf.variableGrads(() => sumOf(true), own).grads);
    });
  try {
    const reached = tryUpTo(model.outputs);
    const missed = model.trainableWeights.filter((_, i) => !reached.includes(weights[i]!.name));
    if (missed.length === 0) return null;
    return { problem: 'no-gradient', detail: missed.map(({ originalName }) => originalName).join(', ') };
  } catch (error) {
    for (const layer of model.layers) {
      try {
        tryUpTo(layer.output);
      } catch (reason) {
        return { problem: 'layer', detail: `${layer.name} (${layer.getClassName()}): ${String(reason)}` };
      }
    }
    return { problem: 'layer', detail: String(error) };
  }
}
