/** What is seen of a position by looking one move ahead. */
import { COLUMNS, hasWon, isFull, movesOf, play, takeBack, type Board } from './game.ts';
import { judge } from './network.ts';

/** How sharply better moves are preferred: probabilities go by the exponential of value ÷ 0.1. */
const TEMPERATURE = 0.1;

// #region lookAhead
/** What each move is worth to the player who makes it: a win 1, a full board 0, else what the network says after it; NaN for full columns. @returns [7] */
export function valueMoves(board: Board, parameters: Float64Array): Float64Array {
  const values = new Float64Array(COLUMNS).fill(Number.NaN);
  for (const move of movesOf(board)) {
    play(board, move);
    // After the move it is the other's turn, and the network sees the game from there.
    values[move] = hasWon(board, move) ? 1 : isFull(board) ? 0 : -judge(parameters, board).value;
    takeBack(board, move);
  }
  return values;
}
// #endregion

/** Probabilities of the moves by their values: exp(value ÷ temperature), 0 for full columns. */
export function preferBetter(values: Float64Array): Float64Array {
  const top = Math.max(...values.filter((value) => !Number.isNaN(value)));
  const weights = values.map((value) => (Number.isNaN(value) ? 0 : Math.exp((value - top) / TEMPERATURE)));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}
