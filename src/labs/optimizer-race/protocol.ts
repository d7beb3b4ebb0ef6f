/** What the two halves of the lab `optimizer-race` know and say. */
import { OPTIMIZER_NAMES, type OptimizerName } from '../../nn/optimizerNames.ts';
import { defineLab, number, oneOf, seed, TINY, type ParamsOf } from '../lab.ts';
import { EXAMPLES, SURFACE_NAMES, SURFACE_PLANS, type SurfaceName } from './surfaces.ts';

const { start, learningRate, adaptiveRate } = SURFACE_PLANS.bowl;

/** The lab `optimizer-race`. */
export const optimizerRace = defineLab({
  id: 'optimizer-race',
  needs: TINY,
  settings: {
    surface: oneOf(SURFACE_NAMES, 'bowl'),
    /** Where all start. */
    x: number(start.x, -5, 5, 0),
    y: number(start.y, -5, 5, 0),
    steps: number(200, 1, 2000, 1),
    /** α of SGD, momentum and Nesterov. */
    learningRate: number(learningRate, 0.00001, 2, 0),
    /** α of AdaGrad, RMSProp, Adam and AdamW. */
    adaptiveRate: number(adaptiveRate, 0.00001, 2, 0),
    /** β of momentum and Nesterov. */
    momentum: number(0.9, 0, 0.999, 0),
    /** λ of AdamW. */
    weightDecay: number(0.01, 0, 1, 0),
    /** Examples of a mini-batch of the network; all of them is no sampling. */
    batchSize: number(EXAMPLES, 1, EXAMPLES, 1),
    seed: seed(),
    /** Whose path stands out. */
    focus: oneOf(['all', ...OPTIMIZER_NAMES] as const),
  },
});

/** Settings of one race. */
export type RaceParams = ParamsOf<typeof optimizerRace>;

/** Good settings for a surface. */
export function planOf(surface: SurfaceName): RaceParams {
  const { start: place, learningRate: rate, adaptiveRate: adaptive } = SURFACE_PLANS[surface];
  return {
    ...optimizerRace.defaults,
    surface,
    ...place,
    learningRate: rate,
    adaptiveRate: adaptive,
    batchSize: surface === 'network' ? 8 : EXAMPLES,
  };
}

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
  step: number;
  /** How many places of each path were sent before. */
  from: number;
  racers: Racer[];
}

/** What the halves say to each other. */
export interface RaceTalk {
  snapshot: RaceSnapshot;
}
