import { makeMoons } from '../../data/moons.ts';
import { createRandom } from '../../math/random.ts';
import { drawDirection, initialParameters, planLayers, WIDTH, type Layer } from './network.ts';
import type { LandscapeParams } from './protocol.ts';

/** Settings that the network before training depends on. */
export type UntrainedParams = Pick<LandscapeParams, 'layers' | 'activation' | 'skip' | 'seed'>;

/** The loss of the network before training, over a plane of two random directions. */
export interface UntrainedSurvey {
  /** Places along each side. */
  size: number;
  /** Along both directions. */
  range: readonly [number, number];
  /** [size · size], row by row from below; the network itself is in the middle. */
  values: Float64Array;
  /** Its loss there. */
  loss: number;
}

/**
 * Mean binary cross-entropy of a network of this lab over some points, in ordinary arithmetic and double precision.
 * @param theta [parameters]
 * @param data x [points · 2], y [points]
 */
export function lossInDouble(
  theta: ArrayLike<number>,
  layers: readonly Layer[],
  { x, y }: { x: ArrayLike<number>; y: ArrayLike<number> },
  { activation, skip }: Pick<LandscapeParams, 'activation' | 'skip'>,
): number {
  const bend = activation === 'relu' ? (z: number) => Math.max(0, z) : Math.tanh;
  let [a, next] = [new Float64Array(WIDTH), new Float64Array(WIDTH)];
  let total = 0;
  for (let point = 0; point < y.length; point++) {
    a[0] = x[2 * point]!;
    a[1] = x[2 * point + 1]!;
    for (const [l, { inputs, outputs, at }] of layers.entries()) {
      const isLast = l === layers.length - 1;
      for (let j = 0; j < outputs; j++) {
        let z = theta[at + inputs * outputs + j]!;
        for (let i = 0; i < inputs; i++) z += a[i]! * theta[at + i * outputs + j]!;
        next[j] = isLast ? z : bend(z) + (skip === 'yes' && l > 0 ? a[j]! : 0);
      }
      [a, next] = [next, a];
    }
    const z = a[0]!;
    total += Math.max(z, 0) - z * y[point]! + Math.log1p(Math.exp(-Math.abs(z)));
  }
  return total / y.length;
}

/** Places along each side: fewer for deeper networks, so that a survey takes a page a few milliseconds. */
const sizeFor = (layers: number) => (layers <= 2 ? 13 : 9);

/** Surveys the loss around the network before training: what there is to see before a run. */
export function surveyUntrained(params: UntrainedParams): UntrainedSurvey {
  const { layers } = planLayers(params.layers);
  const theta = initialParameters(params);
  const random = createRandom(params.seed, 3);
  const [d, e] = [drawDirection(theta, layers, random), drawDirection(theta, layers, random)];
  const data = makeMoons(params.seed);
  const size = sizeFor(params.layers);
  const lossAt = (a: number, b: number) =>
    lossInDouble(
      Float64Array.from(theta, (value, i) => value + a * d[i]! + b * e[i]!),
      layers,
      data,
      params,
    );
  const at = (i: number) => (2 * i) / (size - 1) - 1;
  const values = Float64Array.from({ length: size * size }, (_, i) => lossAt(at(i % size), at(Math.floor(i / size))));
  return { size, range: [-1, 1], values, loss: lossAt(0, 0) };
}
