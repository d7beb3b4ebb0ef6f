import type { OptimizerName } from '../../nn/optimizerNames.ts';
import { createRandom } from '../../math/random.ts';

/** Where a race can be run. */
export const SURFACE_NAMES = ['bowl', 'rosenbrock', 'himmelblau', 'saddle', 'network'] as const;
/** One of `SURFACE_NAMES`. */
export type SurfaceName = (typeof SURFACE_NAMES)[number];

/** A place on a surface. */
interface Place {
  x: number;
  y: number;
}

/** A surface's picture and a good race on it. */
export interface SurfacePlan {
  xRange: readonly [number, number];
  yRange: readonly [number, number];
  /** All of its minima where they are known exactly; of the network they are not. */
  minima: readonly Place[];
  start: Place;
  /** For SGD, momentum, Nesterov; and for those that scale each parameter by itself. */
  learningRate: number;
  adaptiveRate: number;
}

/** How much steeper the bowl is along y. */
export const STEEPNESS = 100;

/** The plan of every surface. */
export const SURFACE_PLANS: Record<SurfaceName, SurfacePlan> = {
  bowl: {
    xRange: [-5, 5],
    yRange: [-1, 1],
    minima: [{ x: 0, y: 0 }],
    start: { x: -4, y: 0.6 },
    learningRate: 0.012,
    adaptiveRate: 0.2,
  },
  rosenbrock: {
    xRange: [-2, 2],
    yRange: [-1, 3],
    minima: [{ x: 1, y: 1 }],
    start: { x: -1.2, y: 1 },
    learningRate: 0.001,
    adaptiveRate: 0.05,
  },
  himmelblau: {
    xRange: [-5, 5],
    yRange: [-5, 5],
    minima: [
      { x: 3, y: 2 },
      { x: -2.805118086952745, y: 3.131312518250573 },
      { x: -3.779310253377747, y: -3.283185991286169 },
      { x: 3.584428340330492, y: -1.848126526964404 },
    ],
    start: { x: -0.5, y: -1 },
    learningRate: 0.005,
    adaptiveRate: 0.1,
  },
  saddle: {
    xRange: [-2, 2],
    yRange: [-2, 2],
    minima: [
      { x: -1, y: 0 },
      { x: 1, y: 0 },
    ],
    start: { x: 0.001, y: 1.6 },
    learningRate: 0.1,
    adaptiveRate: 0.05,
  },
  network: {
    xRange: [-3, 3],
    yRange: [-3, 3],
    minima: [],
    start: { x: -2.4, y: 0.8 },
    learningRate: 0.1,
    adaptiveRate: 0.1,
  },
};

/** A place further out than this counts as lost. */
export const BOUND = 1e4;

/** The learning rate of an optimizer: one for those that scale the gradient alike everywhere, another for the adaptive ones. */
export function rateOf(name: OptimizerName, rates: { learningRate: number; adaptiveRate: number }): number {
  return name === 'sgd' || name === 'momentum' || name === 'nesterov' ? rates.learningRate : rates.adaptiveRate;
}

/** Examples of the network's data. */
export const EXAMPLES = 64;

/** Synthetic data of the two-weight network: y = 1.5 tanh(1.2 x) with normal noise of standard deviation 0.1. @returns x, y [EXAMPLES] */
export function makeData(seed: number): { x: Float32Array; y: Float32Array } {
  const random = createRandom(seed);
  const x = Float32Array.from({ length: EXAMPLES }, () => 4 * random.uniform() - 2);
  return { x, y: x.map((value) => 1.5 * Math.tanh(1.2 * value) + 0.1 * random.normal()) };
}

// #region surfaces
/**
 * The height of a surface in double precision.
 * @param seed of the network's data; the others do not need it
 */
export function createSurface(name: SurfaceName, seed: number): (x: number, y: number) => number {
  switch (name) {
    case 'bowl':
      return (x, y) => (x ** 2 + STEEPNESS * y ** 2) / 2;
    case 'rosenbrock':
      return (x, y) => (1 - x) ** 2 + 100 * (y - x ** 2) ** 2;
    case 'himmelblau':
      return (x, y) => (x ** 2 + y - 11) ** 2 + (x + y ** 2 - 7) ** 2;
    case 'saddle':
      return (x, y) => x ** 4 / 4 - x ** 2 / 2 + y ** 2 / 2 + 1 / 4;
    case 'network': {
      const data = makeData(seed);
      // x and y are the two weights w and v of ŷ = v·tanh(w·input).
      return (w, v) => {
        let sum = 0;
        for (let i = 0; i < EXAMPLES; i++) sum += (v * Math.tanh(w * data.x[i]!) - data.y[i]!) ** 2;
        return sum / EXAMPLES;
      };
    }
  }
}
// #endregion
