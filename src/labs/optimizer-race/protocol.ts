/** Messages of the lab `optimizer-race`: types, and the ranges that both sides check. */
import { OPTIMIZER_NAMES, type OptimizerName } from '../../nn/optimizerNames.ts';
import { EXAMPLES, SURFACE_NAMES, SURFACE_PLANS, type SurfaceName } from './surfaces.ts';

/** Settings of one race; the permalink holds exactly these. */
export interface RaceParams {
  surface: SurfaceName;
  /** Where all start. */
  x: number;
  y: number;
  steps: number;
  /** α of SGD, momentum and Nesterov. */
  learningRate: number;
  /** α of AdaGrad, RMSProp, Adam and AdamW. */
  adaptiveRate: number;
  /** β of momentum and Nesterov. */
  momentum: number;
  /** λ of AdamW. */
  weightDecay: number;
  /** Examples of a mini-batch of the network; all of them is no sampling. */
  batchSize: number;
  seed: number;
  /** Whose path stands out. */
  focus: 'all' | OptimizerName;
}

/** Good settings for a surface. */
export function planOf(surface: SurfaceName): RaceParams {
  const { start, learningRate, adaptiveRate } = SURFACE_PLANS[surface];
  return {
    surface,
    ...start,
    steps: 200,
    learningRate,
    adaptiveRate,
    momentum: 0.9,
    weightDecay: 0.01,
    batchSize: surface === 'network' ? 8 : EXAMPLES,
    seed: 1,
    focus: 'all',
  };
}

export const DEFAULT_PARAMS: RaceParams = planOf('bowl');

/** What every setting may be. */
export const PARAM_RANGES = {
  surface: { oneOf: SURFACE_NAMES },
  x: [-5, 5, 0],
  y: [-5, 5, 0],
  steps: [1, 2000, 1],
  learningRate: [0.00001, 2, 0],
  adaptiveRate: [0.00001, 2, 0],
  momentum: [0, 0.999, 0],
  weightDecay: [0, 1, 0],
  batchSize: [1, EXAMPLES, 1],
  seed: [0, 4_294_967_295, 1],
  focus: { oneOf: ['all', ...OPTIMIZER_NAMES] },
} as const;

/** What one optimizer has done since the last snapshot. */
export interface Racer {
  name: OptimizerName;
  /** x, y of every new place, [2 · new places]. */
  path: Float32Array;
  /** Height at each of them, [new places], in double precision from the float32 place. */
  losses: Float64Array;
  /** Length of the last step. */
  stepLength: number;
  /** Stopped because its numbers left all bounds. */
  diverged: boolean;
}

/** All racers after a step. */
export interface RaceSnapshot {
  [key: string]: unknown;
  step: number;
  /** How many places of each path were sent before. */
  from: number;
  racers: Racer[];
}
