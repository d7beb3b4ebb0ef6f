/** What the two halves of the lab `range-test` know and say. */
import { defineLab, number, oneOf, seed, TINY, type ParamsOf } from '../lab.ts';

/** The first and the last learning rate, as powers of ten. */
export const FIRST_POWER = -4;
export const LAST_POWER = 1.5;

/** The lab `range-test`. */
export const rangeTest = defineLab({
  id: 'range-test',
  needs: TINY,
  settings: {
    rule: oneOf(['sgd', 'momentum']),
    batchSize: number(16, 1, 128, 1),
    steps: number(200, 20, 1000, 1),
    seed: seed(),
  },
});

/** Settings of one run. */
export type RangeTestParams = ParamsOf<typeof rangeTest>;

/** The state after a step. */
export interface RangeTestSnapshot {
  step: number;
  /** Losses of the mini-batches of all steps since the last snapshot, each before its update. */
  losses: Float32Array;
}

/** What the halves say to each other. */
export interface RangeTestTalk {
  snapshot: RangeTestSnapshot;
}
