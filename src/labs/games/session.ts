import { notFinite } from '../../engine/notFinite.ts';
import { createRandom } from '../../math/random.ts';
import { defineSession } from '../defineSession.ts';
import { createDeepQ } from './deepQ.ts';
import { computeValues } from './exact.ts';
import type { Learner } from './learner.ts';
import { createPolicyGradient } from './policyGradient.ts';
import { games, type EpisodeResult, type GamesParams, type GamesSnapshot, type GamesTalk } from './protocol.ts';
import { createQTable } from './qTable.ts';
import { isEnd, LIMIT, rewardOf, step } from './world.ts';

/** Time of a step for readers who watch. */
const SLOW_MS = 100;

/** The learner that the settings ask for. */
export function createLearner(params: GamesParams): Learner {
  const { method, alpha, gamma } = params;
  if (method === 'table') return createQTable(alpha, gamma);
  if (method === 'policy')
    return createPolicyGradient({ ...params, learningRate: params.policyRate, baseline: params.baseline === 'yes' });
  return createDeepQ({ ...params, replay: params.replay === 'yes' });
}

/** ε in an episode, from 0: it falls evenly from 1 to its end. */
export function epsilonAt(episode: number, { exploring, epsilon }: GamesParams): number {
  return Math.max(epsilon, 1 - ((1 - epsilon) * episode) / exploring);
}

/** Episodes, step by step; frozen ones are acted and not counted. */
export default defineSession<GamesTalk>()(games, (params, context) => {
  const { world, slip, episodes, method, seed } = params;
  let live = params.live ?? { isFrozen: false, isSlow: false };
  const learner = createLearner(params);
  const random = createRandom(seed, 3);
  const start = world.indexOf('S');
  const state = { episode: 0, steps: 0, loss: null as number | null };
  let results: EpisodeResult[] = [];
  /** The expected return, and after which episode it was computed: once an episode is enough. */
  let expected = { after: -1, value: 0 };

  function look(trail: readonly number[]): GamesSnapshot {
    const opinion = learner.opinion();
    const done = results;
    results = [];
    if (expected.after !== state.episode) {
      const value = computeValues(world, opinion.policy, slip, 1, LIMIT)[start]!;
      expected = { after: state.episode, value };
    }
    return {
      ...state,
      ...opinion,
      results: done,
      agent: trail.at(-1)!,
      trail: trail.slice(-LIMIT),
      epsilon: live.isFrozen || method === 'policy' ? 0 : epsilonAt(state.episode, params),
      expected: expected.value,
      isFrozen: live.isFrozen,
    };
  }

  function note(loss: number | null): void {
    if (loss === null) return;
    if (!Number.isFinite(loss)) throw notFinite(state.steps, 'loss');
    state.loss = state.loss === null ? loss : state.loss + 0.02 * (loss - state.loss);
  }

  return {
    async *run() {
      while (state.episode < episodes) {
        const trail = [start];
        let total = 0;
        // Whether an episode is learnt from is settled at its start: half of one would be no episode.
        const learns = !live.isFrozen;
        while (trail.length <= LIMIT && !isEnd(world, trail.at(-1)!)) {
          await context.turn(1);
          const before = trail.at(-1)!;
          const action = learner.act(before, learns ? epsilonAt(state.episode, params) : 0, random);
          const next = step(world, before, action, slip, random);
          const reward = rewardOf(world, next);
          const ended = isEnd(world, next);
          trail.push(next);
          total += reward;
          state.steps++;
          if (learns) note(learner.learn({ state: before, action, reward, next, ended }, random));
          if (live.isSlow) await context.leaveDevice(new Promise((resolve) => setTimeout(resolve, SLOW_MS)));
          if (live.isSlow || (context.due && !ended)) yield look(trail);
        }
        if (learns) {
          note(learner.endEpisode());
          state.episode++;
          results.push({ total, steps: trail.length - 1, reached: world[trail.at(-1)!] === 'G' });
        }
        if (context.due || state.episode === episodes) yield look(trail);
      }
    },
    answers: {
      tune(asked) {
        live = { isFrozen: asked.isFrozen === true, isSlow: asked.isSlow === true };
        return null;
      },
    },
    dispose: () => learner.dispose(),
  };
});
