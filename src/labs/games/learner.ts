/** What the three learners have in common; they see states, actions and rewards, never the rules. */
import type { Random } from '../../math/random.ts';
import { argMax } from '../../math/argMax.ts';
import { ACTIONS, STATES } from './world.ts';

/** One step that was lived through. */
export interface Transition {
  state: number;
  action: number;
  reward: number;
  next: number;
  /** Whether the episode ended there, at a goal or in a pit. An episode that was cut off has not ended. */
  ended: boolean;
}

/** What a learner thinks, for the drawing. */
export interface Opinion {
  /** How good it thinks each state is, [states]. */
  values: Float32Array;
  /** How it acts when it does not explore: probabilities, [states · actions]. */
  policy: Float32Array;
}

/** Something that acts, and learns from what comes of it. */
export interface Learner {
  /** Chooses an action. @param epsilon how often at random; policies that are random by themselves need none */
  act(state: number, epsilon: number, random: Random): number;
  /** Learns from a step. @returns the loss where there was an update, else null */
  learn(transition: Transition, random: Random): number | null;
  /** An episode has ended or was cut off. @returns the loss where there was an update, else null */
  endEpisode(): number | null;
  opinion(): Opinion;
  dispose(): void;
}

/** What a table of action values says: the best value in each state, and the best action. @param q [states · actions] */
export function opinionOf(q: ArrayLike<number>): Opinion {
  const values = new Float32Array(STATES);
  const policy = new Float32Array(STATES * ACTIONS);
  for (let state = 0; state < STATES; state++) {
    const best = bestAction(q, state);
    values[state] = q[state * ACTIONS + best]!;
    policy[state * ACTIONS + best] = 1;
  }
  return { values, policy };
}

/** The action of the largest value. */
function bestAction(q: ArrayLike<number>, state: number): number {
  return argMax([0, 1, 2, 3].map((action) => q[state * ACTIONS + action]!));
}

/** ε-greedy: the best action, and with probability ε any. */
export function actGreedily(q: ArrayLike<number>, state: number, epsilon: number, random: Random): number {
  return random.uniform() < epsilon ? random.integer(ACTIONS) : bestAction(q, state);
}
