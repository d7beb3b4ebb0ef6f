/** Players of known strength, and how often one wins against another. */
import { argMax } from '../../math/argMax.ts';
import type { Random } from '../../math/random.ts';
import { createBoard, hasWon, isFull, movesOf, play, takeBack, type Board } from './game.ts';
import { search } from './search.ts';

/** Chooses a move in a position in which one is left. */
export type Player = (board: Board, random: Random) => number;

const pick = (moves: readonly number[], random: Random) => moves[random.integer(moves.length)]!;

/** Any move, all alike. */
export const randomPlayer: Player = (board, random) => pick(movesOf(board), random);

/** Wins where it can in one move, else prevents that the other does, else moves at random. */
export const tacticalPlayer: Player = (board, random) => {
  const moves = movesOf(board);
  const wins = (side: 1 | -1) =>
    moves.find((move) => {
      const { turn } = board;
      board.turn = side;
      play(board, move);
      const won = hasWon(board, move);
      takeBack(board, move);
      board.turn = turn;
      return won;
    });
  return wins(board.turn) ?? wins(-board.turn as 1 | -1) ?? pick(moves, random);
};

/** The network's best move, after so many simulations; with 0 that of its policy alone. */
export const networkPlayer =
  (parameters: Float64Array, simulations: number): Player =>
  (board) =>
    argMax(search(board, parameters, simulations).policy);

/** One game. @returns 1 when the first wins, −1 when the second, 0 for a draw */
function playGame(first: Player, second: Player, random: Random): number {
  const board = createBoard();
  for (;;) {
    const { turn } = board;
    const move = (turn === 1 ? first : second)(board, random);
    play(board, move);
    if (hasWon(board, move)) return turn;
    if (isFull(board)) return 0;
  }
}

/** Share of the games that a player wins, a draw as half a win; it begins every other game. */
export function measureScore(player: Player, opponent: Player, games: number, random: Random): number {
  let points = 0;
  for (let game = 0; game < games; game++) {
    const begins = game % 2 === 0;
    const result = begins ? playGame(player, opponent, random) : -playGame(opponent, player, random);
    points += (result + 1) / 2;
  }
  return points / games;
}
