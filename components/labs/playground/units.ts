import { shapeOf } from '@src/labs/playground/describe.ts';
import { activeFeatures, FEATURES, layoutOf } from '@src/labs/playground/network.ts';
import { UNIT_SIZE, type PlaygroundParams } from '@src/labs/playground/protocol.ts';
import type { DrawnNetwork } from './untrained.ts';

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

/** Short name of a unit: `h₂₁` is the first of the second hidden layer. @param layer from 0 */
export function shortName(layer: number, unit: number): string {
  return `h${SUBSCRIPTS[layer + 1]}${SUBSCRIPTS[unit + 1]}`;
}

/** Names of what a layer takes in. @param layer from 0; the output's is the last */
export function inputNames(params: PlaygroundParams, layer: number): string[] {
  if (layer === 0) return activeFeatures(params.features).map((i) => FEATURES[i]!.name);
  return Array.from({ length: shapeOf(params).sizes[layer]! }, (_, unit) => shortName(layer - 1, unit));
}

/** A unit's weights with the index of each in the vector of all parameters, and its bias. */
export function weightsOf(network: Pick<DrawnNetwork, 'params' | 'weights'>, layer: number, unit: number) {
  const { inputs, outputs, weights, biases } = layoutOf(shapeOf(network.params).sizes)[layer]!;
  const indices = Array.from({ length: inputs }, (_, i) => weights + i * outputs + unit);
  return {
    indices,
    values: indices.map((index) => network.weights[index]!),
    biasIndex: biases + unit,
    bias: network.weights[biases + unit]!,
  };
}

/** Picture of a hidden unit, [UNIT_SIZE, UNIT_SIZE]. */
export function unitSurface(network: DrawnNetwork, layer: number, unit: number): Float32Array {
  const before = shapeOf(network.params)
    .sizes.slice(1, layer + 1)
    .reduce((sum, units) => sum + units, 0);
  const cells = UNIT_SIZE * UNIT_SIZE;
  return network.units.subarray((before + unit) * cells, (before + unit + 1) * cells);
}

const MINUS = '−';

/** A number with two decimals and a real minus sign. */
export function decimal(value: number, digits = 2): string {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `${MINUS}${text}` : text;
}

/** `0.53·x₁ − 1.20·x₂ + 0.10`; a factor in place of each name where `factors` are given. */
export function sumText(values: readonly number[], names: readonly string[], bias: number): string {
  const terms = values.map((value, i) => ({ value, text: `${decimal(Math.abs(value))}·${names[i]}` }));
  terms.push({ value: bias, text: decimal(Math.abs(bias)) });
  return terms
    .map(({ value, text }, i) => (i === 0 ? (value < 0 ? MINUS : '') : value < 0 ? ` ${MINUS} ` : ' + ') + text)
    .join('');
}
