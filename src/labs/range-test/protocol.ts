/** What the two halves of the lab `range-test` know and say. */
import { defineLab, number, seed, TINY, type ParamsOf } from '../lab.ts';

/** The lab `range-test`. */
export const rangeTest = defineLab({
  id: 'range-test',
  needs: TINY,
  settings: { steps: number(200, 1, 10_000, 1), learningRate: number(0.1, 0.0001, 1, 0), seed: seed() },
});

/** Settings of one run. */
export type RangeTestParams = ParamsOf<typeof rangeTest>;

/** The state after a step. */
export interface RangeTestSnapshot {
  step: number;
  /** Mean squared error before the step. */
  loss: number;
  slope: number;
  offset: number;
}

/** What the halves say to each other. */
export interface RangeTestTalk {
  snapshot: RangeTestSnapshot;
}
