/** Self-play: games of the newest network with itself, looking one move ahead, and steps of Adam on what they have shown. */
import { createAdam } from '../../math/adam.ts';
import { argMax } from '../../math/argMax.ts';
import { createRandom } from '../../math/random.ts';
import { createBoard, hasWon, isFull, movesOf, play } from './game.ts';
import { preferBetter, valueMoves } from './lookAhead.ts';
import { addGradient, createParameters, PARAMETERS, type Example } from './network.ts';

/** Positions that are kept to learn from: the newest. */
const MEMORY = 8000;
/** Positions of one step. */
const BATCH = 64;

/** How a network learns by playing itself. */
export interface SelfPlaySettings {
  learningRate: number;
  /** λ: how far the end of a game counts for its earlier positions; the rest is what the network itself said on the way. */
  lambda: number;
  /** Probability of a random move, so that games differ. */
  epsilon: number;
  /** Steps of Adam after each game. */
  stepsPerGame: number;
  seed: number;
}

// #region returns
/**
 * The λ-returns of a game, from its end: what each position should have been worth, to the player to move there.
 * @param best what the best move promised in each position
 * @param outcome of the game for the player who made the last move: 1 or 0
 */
export function lambdaReturns(best: readonly number[], outcome: number, lambda: number): number[] {
  const returns: number[] = [];
  let following = -outcome;
  for (let t = best.length - 1; t >= 0; t--) {
    const found = -following;
    following = t === best.length - 1 ? found : (1 - lambda) * best[t]! + lambda * found;
    returns[t] = following;
  }
  return returns;
}
// #endregion

/** A network that learns by playing itself. */
export function createSelfPlay({ learningRate, lambda, epsilon, stepsPerGame, seed }: SelfPlaySettings) {
  const parameters = createParameters(seed);
  const gradient = new Float64Array(PARAMETERS);
  const update = createAdam(PARAMETERS, learningRate);
  const random = createRandom(seed, 2);
  const memory: Example[] = [];
  let stored = 0;

  /** One game with itself, which goes into the memory. @returns its moves */
  function playGame(): number[] {
    const board = createBoard();
    const moves: number[] = [];
    const seen: Omit<Example, 'outcome'>[] = [];
    const best: number[] = [];
    for (;;) {
      const values = valueMoves(board, parameters);
      const policy = preferBetter(values);
      const chosen = argMax(policy);
      const { turn } = board;
      seen.push({ cells: board.cells.map((holder) => holder * turn), policy });
      best.push(values[chosen]!);
      const open = movesOf(board);
      const move = random.uniform() < epsilon ? open[random.integer(open.length)]! : chosen;
      play(board, move);
      moves.push(move);
      const won = hasWon(board, move);
      if (!won && !isFull(board)) continue;
      const returns = lambdaReturns(best, Number(won), lambda);
      for (const [t, example] of seen.entries()) memory[stored++ % MEMORY] = { ...example, outcome: returns[t]! };
      return moves;
    }
  }

  /** One step of Adam on a batch of the memory. @returns mean losses of policy and value */
  function learn(): [policy: number, value: number] {
    gradient.fill(0);
    const sums: [number, number] = [0, 0];
    for (let i = 0; i < BATCH; i++) {
      const example = memory[random.integer(memory.length)]!;
      const losses = addGradient(parameters, example, gradient, random.uniform() < 0.5);
      sums[0] += losses[0] / BATCH;
      sums[1] += losses[1] / BATCH;
    }
    for (let k = 0; k < PARAMETERS; k++) gradient[k]! /= BATCH;
    update(parameters, gradient);
    return sums;
  }

  return {
    parameters,
    /** One game, then steps on the memory. @returns the game's moves, and the mean losses of the last step */
    playAndLearn(): { moves: number[]; losses: [policy: number, value: number] } {
      const moves = playGame();
      let losses: [number, number] = [0, 0];
      for (let step = 0; step < stepsPerGame; step++) losses = learn();
      return { moves, losses };
    },
  };
}
