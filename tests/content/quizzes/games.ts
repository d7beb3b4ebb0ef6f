import { createQTable } from '../../../src/labs/games/qTable.ts';
import { EXPLORATION, scoreMove } from '../../../src/labs/self-play/search.ts';

const softmaxOf = (z: readonly number[]) => {
  const e = z.map(Math.exp);
  const sum = e.reduce((total, value) => total + value, 0);
  return e.map((value) => value / sum);
};

/** Computes the answers of the numeric questions of the page on games. */
export const gamesChecks: Record<string, () => number> = {
  'applications/games#one-update': () => {
    const table = createQTable(0.1, 0.9);
    table.q.set([0.5]);
    table.q.set([0.4, 1, -2, -9], 4);
    const transition = { state: 0, action: 0, reward: 0.2, next: 1, ended: false };
    table.learn(transition, { uniform: () => 0, normal: () => 0, integer: () => 0 });
    return table.q[0]!;
  },
  // By a central difference of the logarithm of a softmax.
  'applications/games#score-gradient': () => {
    const logits = [0.5, 0.3, 0.2].map(Math.log);
    const logOf = (z: number) => Math.log(softmaxOf([logits[0]!, z, logits[2]!])[1]!);
    return (0.1 * (2 - 1.5) * (logOf(logits[1]! + 1e-5) - logOf(logits[1]! - 1e-5))) / 2e-5;
  },
  'applications/games#puct-choice': () => {
    if (EXPLORATION !== 1.5) throw new Error('the question names another c');
    return scoreMove(0.3, 0.4, 100, 29);
  },
};
