/** What the two halves of the lab `self-play` know and say. */
import { defineLab, number, oneOf, seed, text, type ParamsOf } from '../lab.ts';
import { CELLS } from './game.ts';

/** Simulations of the player that is measured with a search. */
export const MEASURED_SIMULATIONS = 30;
/** Games of each measurement with a search; without one, which is fast, twice as many. */
export const MEASURED_GAMES = 50;

/** The lab `self-play`. */
export const selfPlay = defineLab({
  id: 'self-play',
  // It computes in plain JavaScript and takes minutes: no GPU, and it goes on while the reader reads elsewhere on the page.
  needs: { size: 'large', backends: ['cpu'] },
  settings: {
    /** Games that the network plays with itself. */
    games: number(8000, 1, 200_000, 1),
    learningRate: number(0.002, 0.00001, 0.1, 0),
    /** How far the end of a game counts for its earlier positions. */
    lambda: number(0.9, 0, 1, 0),
    /** Probability of a random move. */
    epsilon: number(0.2, 0, 1, 0),
    seed: seed(),
    /** Simulations of the opponent's search in the reader's game; 0 takes the policy's best move. */
    simulations: number(60, 0, 1000, 1),
    /** Who begins the reader's game. */
    begins: oneOf(['reader', 'network']),
    /** The reader's game so far: columns from 1, in order; what cannot be played is left out with all that follows. */
    moves: text('', CELLS, /^[1-7]*$/),
  },
});

/** Settings of one run. */
export type SelfPlayParams = ParamsOf<typeof selfPlay>;

/** How strong the newest network is, measured in games against players that do not learn. */
export interface Measurement {
  games: number;
  /** Share of points, a draw as half: the policy alone against random moves and against the one-ply player. */
  aloneRandom: number;
  aloneTactical: number;
  /** With a search, against the one-ply player. */
  searchTactical: number;
}

/** The network at some age. */
export interface Checkpoint {
  games: number;
  /** All parameters; see `network.ts`. */
  parameters: Float64Array;
}

/** The state after some games. */
export interface SelfPlaySnapshot {
  games: number;
  /** Running means of the losses of policy and value; null before the first step. */
  losses: [policy: number, value: number] | null;
  /** The newest measurement and the checkpoint to keep, where there are new ones. */
  measured: Measurement | null;
  kept: Checkpoint | null;
  /** The newest network, now and then. */
  newest: Checkpoint | null;
  /** Moves of the game that has just been played, from 0. */
  moves: number[];
}

/** What the halves say to each other. */
export interface SelfPlayTalk {
  snapshot: SelfPlaySnapshot;
}
