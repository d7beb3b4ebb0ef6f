import type { Skill } from './tracing.ts';

/** Where the search begins: what a teacher might guess of any skill. */
export const FIRST_GUESS: Skill = { init: 0.4, learn: 0.2, slip: 0.15, guess: 0.25 };

/** Keeps a probability away from 0 and 1, where it could never move again. */
const inside = (value: number) => Math.min(1 - 1e-4, Math.max(1e-4, value));

/**
 * One step of expectation–maximization for one skill (Baum and others, 1970, for two states of which the second is never left):
 * how likely each learner knew the skill at each question, then the parameters that fit best if it were so.
 * @param sequences answers to this skill's questions, one list for each learner, in order; empty ones say nothing
 * @returns the new parameters, whose likelihood is not lower, and the log-likelihood of the old ones
 */
export function fitStep(
  sequences: readonly (readonly boolean[])[],
  skill: Skill,
): { skill: Skill; logLikelihood: number } {
  const { init, learn, slip, guess } = skill;
  const sum = { learners: 0, init: 0, unknown: 0, learnt: 0, known: 0, slips: 0, notKnown: 0, guesses: 0 };
  let logLikelihood = 0;
  for (const answers of sequences) {
    if (answers.length === 0) continue;
    // Forward: the chance of each state given the answers so far, [unknown, known], with the factor it was divided by.
    const forward: [number, number][] = [];
    const scales: number[] = [];
    let [no, yes] = [1 - init, init];
    for (const isRight of answers) {
      no *= isRight ? guess : 1 - guess;
      yes *= isRight ? 1 - slip : slip;
      const scale = no + yes;
      forward.push([no / scale, yes / scale]);
      scales.push(scale);
      logLikelihood += Math.log(scale);
      [no, yes] = [(no / scale) * (1 - learn), yes / scale + (no / scale) * learn];
    }
    // Backward: how much likelier the later answers are in each state than on the whole.
    let [later0, later1] = [1, 1];
    for (let t = answers.length - 1; t >= 0; t--) {
      const [before, after] = forward[t]!;
      const known = after * later1;
      const unknown = before * later0;
      sum.known += known;
      sum.notKnown += unknown;
      if (answers[t]) sum.guesses += unknown;
      else sum.slips += known;
      if (t === 0) {
        sum.learners++;
        sum.init += known;
        break;
      }
      const see0 = (answers[t] ? guess : 1 - guess) / scales[t]!;
      const see1 = (answers[t] ? 1 - slip : slip) / scales[t]!;
      const learnt = forward[t - 1]![0] * learn * see1 * later1;
      sum.learnt += learnt;
      sum.unknown += learnt + forward[t - 1]![0] * (1 - learn) * see0 * later0;
      [later0, later1] = [(1 - learn) * see0 * later0 + learn * see1 * later1, see1 * later1];
    }
  }
  const share = (part: number, of: number, old: number) => (of > 0 ? inside(part / of) : old);
  return {
    skill: {
      init: share(sum.init, sum.learners, init),
      learn: share(sum.learnt, sum.unknown, learn),
      slip: share(sum.slips, sum.known, slip),
      guess: share(sum.guesses, sum.notKnown, guess),
    },
    logLikelihood,
  };
}
