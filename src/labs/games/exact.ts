/** What can be computed when all rules of the world are known: the yardsticks that the learners, who know no rules, are held to. */
import { ACTIONS, isEnd, outcomesOf, rewardOf, STATES, type World } from './world.ts';

/** A policy: probabilities of the actions in each state, [states · actions]. */
export type Policy = ArrayLike<number>;

/** The policy of a player that takes any action, all alike. */
export const RANDOM_POLICY: Policy = new Float64Array(STATES * ACTIONS).fill(1 / ACTIONS);

// #region bellman
/** Σ P(s′|s, a) (r + γ V(s′)): what an action is worth. @param outcomes from `outcomesOf` */
function worthOf(
  world: World,
  outcomes: readonly number[],
  values: ArrayLike<number>,
  slip: number,
  gamma: number,
): number {
  const worth = (next: number) => rewardOf(world, next) + gamma * (isEnd(world, next) ? 0 : values[next]!);
  const [straight, left, right] = outcomes as [number, number, number];
  return (1 - slip) * worth(straight) + (slip / 2) * (worth(left) + worth(right));
}

/**
 * Values of all states by the Bellman equation, used as an update again and again.
 * @param policy how it acts; null for the best action in each state
 * @param sweeps how often; also the number of steps that are looked ahead
 * @returns [states], 0 for walls and ends
 */
export function computeValues(
  world: World,
  policy: Policy | null,
  slip: number,
  gamma: number,
  sweeps: number,
): Float64Array {
  const open = Array.from({ length: STATES }, (_, state) => state).filter(
    (state) => world[state] !== 'W' && !isEnd(world, state),
  );
  const outcomes = open.map((state) => [0, 1, 2, 3].map((action) => outcomesOf(world, state, action)));
  let values = new Float64Array(STATES);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const next = new Float64Array(STATES);
    for (const [i, state] of open.entries()) {
      let value = policy ? 0 : -Infinity;
      for (const [action, of] of outcomes[i]!.entries()) {
        const chance = policy ? policy[state * ACTIONS + action]! : 1;
        if (chance === 0) continue;
        const worth = worthOf(world, of, values, slip, gamma);
        value = policy ? value + chance * worth : Math.max(value, worth);
      }
      next[state] = value;
    }
    values = next;
  }
  return values;
}
// #endregion
