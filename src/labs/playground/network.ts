import { ACTIVATIONS, type ActivationName } from '../../math/activations.ts';
import { createRandom } from '../../math/random.ts';
import { drawGlorot, drawHe } from '../../nn/initialise.ts';
import type { LabelledPoint } from './point.ts';
import type { Activation, Initialisation, PlaygroundParams } from './protocol.ts';

// #region features
/** What the network may be given of a point, in the order of the setting's digits. */
export const FEATURES = [
  { name: 'x₁', of: (x1: number, _x2: number) => x1 },
  { name: 'x₂', of: (_x1: number, x2: number) => x2 },
  { name: 'x₁²', of: (x1: number, _x2: number) => x1 * x1 },
  { name: 'x₂²', of: (_x1: number, x2: number) => x2 * x2 },
  { name: 'x₁x₂', of: (x1: number, x2: number) => x1 * x2 },
  { name: 'sin x₁', of: (x1: number, _x2: number) => Math.sin(x1) },
  { name: 'sin x₂', of: (_x1: number, x2: number) => Math.sin(x2) },
] as const;
// #endregion

/** Indices into FEATURES of the features in use. */
export function activeFeatures(features: string): number[] {
  return [...features].flatMap((digit, i) => (digit === '1' ? [i] : []));
}

/** Units of every hidden layer. */
export function hiddenUnits(hidden: string): number[] {
  return hidden === '' ? [] : hidden.split('-').map(Number);
}

/** Sizes of all layers: features, hidden layers, the one output. */
export function layerSizes(params: Pick<PlaygroundParams, 'features' | 'hidden'>): number[] {
  return [activeFeatures(params.features).length, ...hiddenUnits(params.hidden), 1];
}

/**
 * Features of points, row by row.
 * @returns [points, active features]
 */
export function featuresOf(points: readonly Pick<LabelledPoint, 'x1' | 'x2'>[], features: string): Float32Array {
  const active = activeFeatures(features).map((i) => FEATURES[i]!);
  const values = new Float32Array(points.length * active.length);
  for (const [row, { x1, x2 }] of points.entries()) {
    for (const [column, feature] of active.entries()) values[row * active.length + column] = feature.of(x1, x2);
  }
  return values;
}

/** Where the parameters of one layer lie in the vector of all: W [inputs, outputs] row by row, then b [outputs]. */
export interface LayerLayout {
  inputs: number;
  outputs: number;
  weights: number;
  biases: number;
}

/** The layout of all parameters in one vector. @param sizes of all layers, inputs first */
export function layoutOf(sizes: readonly number[]): LayerLayout[] {
  let at = 0;
  return sizes.slice(1).map((outputs, i) => {
    const inputs = sizes[i]!;
    const layer = { inputs, outputs, weights: at, biases: at + inputs * outputs };
    at = layer.biases + outputs;
    return layer;
  });
}

/** The parameters cut into tensors with names: `hidden1/weights`, `hidden1/biases`, …, `output/biases`. */
export function nameParts(sizes: readonly number[], parameters: Float32Array): [string, Float32Array][] {
  const layout = layoutOf(sizes);
  return layout.flatMap(({ weights, biases, outputs }, i): [string, Float32Array][] => {
    const layer = i === layout.length - 1 ? 'output' : `hidden${i + 1}`;
    return [
      [`${layer}/weights`, parameters.subarray(weights, biases)],
      [`${layer}/biases`, parameters.subarray(biases, biases + outputs)],
    ];
  });
}

/** How many parameters there are: Σ (inputs + 1) · outputs. */
export function countParameters(sizes: readonly number[]): number {
  return layoutOf(sizes).reduce((sum, { inputs, outputs }) => sum + (inputs + 1) * outputs, 0);
}

// #region initialise
/**
 * Parameters before training, in the order of `layoutOf`; they depend on the seed alone.
 * - `glorot`: uniform in ±√(6 / (inputs + outputs)) (Glorot and Bengio, 2010)
 * - `he`: normal with variance 2 / inputs (He and others, 2015)
 * - `uniform`: in ±0.5, biases 0.1, as TensorFlow Playground does
 * - `large`: normal with standard deviation 3, which saturates most units
 * - `zeros`: all units of a layer stay alike for ever
 */
export function initialParameters(
  sizes: readonly number[],
  initialisation: Initialisation,
  seed: number,
): Float32Array {
  const random = createRandom(seed, 3);
  const values = new Float32Array(countParameters(sizes));
  for (const { inputs, outputs, weights, biases } of layoutOf(sizes)) {
    const draw = {
      glorot: () => drawGlorot(inputs, outputs, random),
      he: () => drawHe(inputs, random),
      uniform: () => random.uniform() - 0.5,
      large: () => 3 * random.normal(),
      zeros: () => 0,
    }[initialisation];
    for (let i = weights; i < biases; i++) values[i] = draw();
    if (initialisation === 'uniform') values.fill(0.1, biases, biases + outputs);
  }
  return values;
}
// #endregion

/** An activation in the book's table of them; null for none. */
export function activationName(name: Activation): ActivationName | null {
  if (name === 'linear') return null;
  return name === 'swish' ? 'silu' : name;
}

/** An activation of one number. */
export function activateNumber(name: Activation, z: number): number {
  const known = activationName(name);
  return known ? ACTIVATIONS[known].value(z) : z;
}

/** The output's activation: tanh keeps classes between −1 and 1, values are left as they are. */
export function outputActivation(isRegression: boolean): Activation {
  return isRegression ? 'linear' : 'tanh';
}

/**
 * All units for one point, layer by layer, in plain arithmetic: for drawing before a run, and for the formula of a unit.
 * @param parameters in the order of `layoutOf(sizes)`
 * @param input active features of the point
 * @returns for each layer after the inputs its values [outputs]
 */
export function forwardPoint(
  sizes: readonly number[],
  parameters: Float32Array,
  input: ArrayLike<number>,
  hidden: Activation,
  output: Activation,
): number[][] {
  const values: number[][] = [];
  let before: ArrayLike<number> = input;
  const layout = layoutOf(sizes);
  for (const [l, { inputs, outputs, weights, biases }] of layout.entries()) {
    const activation = l === layout.length - 1 ? output : hidden;
    const layer: number[] = [];
    for (let j = 0; j < outputs; j++) {
      let z = parameters[biases + j]!;
      for (let i = 0; i < inputs; i++) z += before[i]! * parameters[weights + i * outputs + j]!;
      layer.push(activateNumber(activation, z));
    }
    values.push(layer);
    before = layer;
  }
  return values;
}
