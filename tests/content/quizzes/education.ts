import { seeAnswer, traceAnswer } from '../../../src/labs/education/tracing.ts';
import { rankAuc } from '../../../src/math/binary/roc.ts';

/** Computes the answers of the numeric questions of the page on education. */
export const educationChecks: Record<string, () => number> = {
  'applications/education#seen': () => seeAnswer(0.3, true, { init: 0.3, learn: 0, slip: 0.1, guess: 0.2 }),
  // With slip = 1 − guess an answer says nothing: what is left is learning alone.
  'applications/education#learnt': () => traceAnswer(0.6, true, { init: 0, learn: 0.25, slip: 0.5, guess: 0.5 }),
  'applications/education#auc': () => rankAuc([0.9, 0.5, 0.5, 0.3], [true, true, false, false]),
};
