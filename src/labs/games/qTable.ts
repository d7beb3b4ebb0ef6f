import { actGreedily, opinionOf, type Learner } from './learner.ts';
import { ACTIONS, STATES } from './world.ts';

// #region update
/** Q-learning (Watkins, 1989) with a table: Q(s, a) ← Q(s, a) + α [r + γ max Q(s′, ·) − Q(s, a)]. */
export function createQTable(alpha: number, gamma: number): Learner & { q: Float64Array } {
  const q = new Float64Array(STATES * ACTIONS);
  return {
    q,
    act: (state, epsilon, random) => actGreedily(q, state, epsilon, random),
    learn({ state, action, reward, next, ended }) {
      const best = ended ? 0 : Math.max(...q.subarray(next * ACTIONS, (next + 1) * ACTIONS));
      const error = reward + gamma * best - q[state * ACTIONS + action]!;
      q[state * ACTIONS + action]! += alpha * error;
      return error ** 2 / 2;
    },
    endEpisode: () => null,
    opinion: () => opinionOf(q),
    dispose: () => {},
  };
}
// #endregion
