import type { LayersModel } from '@tensorflow/tfjs';
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
  try {
    // A prediction tells layers that cannot compute.
    tf.tidy(() => model.predict(tf.zeros([2, ...(input as number[])])));
  } catch (error) {
    return { problem: 'layer', detail: String(error) };
  }
  return {
    topology: JSON.stringify(topology),
    weights: model.getWeights(),
    parameters,
    layers: model.layers.map((layer) => ({
      className: layer.getClassName(),
      outputShape: layer.outputShape,
      parameters: layer.countParams(),
    })),
  };
}
