import { createRandom, type Random } from '../../math/random.ts';
import type { LandscapeParams } from './protocol.ts';

/** Neurons of a hidden layer. */
export const WIDTH = 8;
/** One dense layer inside the flat vector of all parameters: weights [inputs, outputs] from `at`, then biases [outputs]. */
export interface Layer {
  inputs: number;
  outputs: number;
  at: number;
}

/** The layers of a network 2-8-…-8-1, and how many parameters they have together. */
export function planLayers(hidden: number): { layers: Layer[]; parameters: number } {
  const widths = [2, ...Array.from({ length: hidden }, () => WIDTH), 1];
  const layers: Layer[] = [];
  let at = 0;
  for (let i = 0; i + 1 < widths.length; i++) {
    const layer = { inputs: widths[i]!, outputs: widths[i + 1]!, at };
    layers.push(layer);
    at += layer.inputs * layer.outputs + layer.outputs;
  }
  return { layers, parameters: at };
}

/** First weights: normal with variance 1/inputs (2/inputs for ReLU), biases 0. @returns [parameters] */
export function initialParameters({
  layers: hidden,
  activation,
  seed,
}: Pick<LandscapeParams, 'layers' | 'activation' | 'seed'>): Float32Array {
  const { layers, parameters } = planLayers(hidden);
  const random = createRandom(seed, 2);
  const theta = new Float32Array(parameters);
  for (const { inputs, outputs, at } of layers) {
    const deviation = Math.sqrt((activation === 'relu' ? 2 : 1) / inputs);
    for (let i = 0; i < inputs * outputs; i++) theta[at + i] = deviation * random.normal();
  }
  return theta;
}

/** Euclidean norm. */
const normOf = (values: readonly number[]) => Math.hypot(...values);

// #region filter-normalised
/**
 * A random direction in which every neuron's part has the length of that neuron's own weights (Li et al., 2018); biases stay.
 * @param theta [parameters]
 * @returns [parameters]
 */
export function drawDirection(theta: Float32Array, layers: readonly Layer[], random: Random): Float32Array {
  const direction = new Float32Array(theta.length);
  for (const { inputs, outputs, at } of layers) {
    for (let neuron = 0; neuron < outputs; neuron++) {
      const places = Array.from({ length: inputs }, (_, i) => at + i * outputs + neuron);
      const drawn = places.map(() => random.normal());
      const scale = normOf(places.map((place) => theta[place]!)) / normOf(drawn);
      for (const [i, place] of places.entries()) direction[place] = drawn[i]! * scale;
    }
  }
  return direction;
}
// #endregion
