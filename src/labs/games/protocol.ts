/** What the two halves of the lab `games` know and say. */
import { defineLab, number, oneOf, seed, text, TINY, type ParamsOf } from '../lab.ts';
import { STATES, WORLD_PATTERN, WORLDS } from './world.ts';

/** The lab `games`. */
export const games = defineLab({
  id: 'games',
  needs: TINY,
  settings: {
    method: oneOf(['table', 'deep-q', 'policy'], 'deep-q'),
    /** The world, row by row: see `world.ts`. */
    world: text(WORLDS.rooms, STATES, WORLD_PATTERN),
    /** How often a step goes to one of the two sides instead. */
    slip: number(0.1, 0, 0.6, 0),
    episodes: number(300, 1, 5000, 1),
    /** Discount. */
    gamma: number(0.97, 0.5, 1, 0),
    /** Learning rate of the table. */
    alpha: number(0.2, 0.001, 1, 0),
    /** Learning rates of Adam: of the deep Q-network, and of the policy and its baseline. */
    learningRate: number(0.002, 0.00001, 0.1, 0),
    policyRate: number(0.01, 0.00001, 0.1, 0),
    /** Episodes over which ε falls from 1 to its end. */
    exploring: number(150, 1, 5000, 1),
    epsilon: number(0.05, 0, 1, 0),
    /** Whether the deep Q-network learns from kept transitions, and after how many updates its target is renewed. */
    replay: oneOf(['yes', 'no']),
    targetEvery: number(100, 1, 10_000, 1),
    /** Whether the policy gradient subtracts what it expects. */
    baseline: oneOf(['yes', 'no']),
    seed: seed(),
  },
});

/** Settings of one run. */
export type GamesParams = ParamsOf<typeof games>;

/** An episode that is over. */
export interface EpisodeResult {
  /** Sum of its rewards, not discounted. */
  total: number;
  steps: number;
  /** Whether it ended at the goal. */
  reached: boolean;
}

/** The state after some steps. */
export interface GamesSnapshot {
  /** Episodes learnt from, and steps made in all. */
  episode: number;
  steps: number;
  /** Episodes that are over since the last snapshot. */
  results: EpisodeResult[];
  /** Where the agent stands, and the cells of its episode so far, newest last. */
  agent: number;
  trail: number[];
  epsilon: number;
  /** Running mean of the loss; null before the first update. */
  loss: number | null;
  /** Values of the states, [states], and probabilities of the actions without exploration, [states · actions]. */
  values: Float32Array;
  policy: Float32Array;
  /** Expected return from the start without exploration, computed from the rules, cut off like an episode. */
  expected: number;
  isFrozen: boolean;
}

/** What may be changed while it runs. */
export interface LiveSettings {
  /** Goes on acting, greedily, and learns nothing. */
  isFrozen: boolean;
  /** One step in a tenth of a second, to watch. */
  isSlow: boolean;
}

/** What the halves say to each other. */
export interface GamesTalk {
  snapshot: GamesSnapshot;
  questions: { tune(live: LiveSettings): null };
  extra: { live?: LiveSettings };
}
