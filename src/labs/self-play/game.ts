/** The rules of Connect Four on its board of 7 columns and 6 rows. A cell is 6 · column + row, row 0 at the bottom. */

/** Columns, which are the moves, and rows. */
export const COLUMNS = 7;
export const ROWS = 6;
/** Cells of the board. */
export const CELLS = COLUMNS * ROWS;

/** A position, changed in place by `play` and `takeBack`. */
export interface Board {
  /** Who holds each cell: 1 the player who began, −1 the other, 0 nobody, [42]. */
  readonly cells: Int8Array;
  /** Pieces in each column, [7]. */
  readonly heights: Uint8Array;
  /** Pieces on the board. */
  count: number;
  /** Whose move it is. */
  turn: 1 | -1;
}

const DIRECTIONS = [
  [1, 0],
  [0, 1],
  [1, 1],
  [1, -1],
] as const;

const isOnBoard = (column: number, row: number) => column >= 0 && column < COLUMNS && row >= 0 && row < ROWS;

/** All 69 lines of four cells. */
export const LINES: readonly (readonly number[])[] = Array.from({ length: CELLS }, (_, cell) =>
  DIRECTIONS.flatMap(([dx, dy]) => {
    const at = [0, 1, 2, 3].map((k) => [Math.floor(cell / ROWS) + k * dx, (cell % ROWS) + k * dy] as const);
    return at.every(([x, y]) => isOnBoard(x, y)) ? [at.map(([x, y]) => x * ROWS + y)] : [];
  }),
).flat();

/** The lines through each cell. */
const LINES_THROUGH = Array.from({ length: CELLS }, (_, cell) => LINES.filter((line) => line.includes(cell)));

/** A board after some moves. @param moves columns, in order; what cannot be played is left out with all that follows */
export function createBoard(moves: readonly number[] = []): Board {
  const board: Board = { cells: new Int8Array(CELLS), heights: new Uint8Array(COLUMNS), count: 0, turn: 1 };
  for (const [i, column] of moves.entries()) {
    if (!canPlay(board, column) || (i > 0 && hasWon(board, moves[i - 1]!))) break;
    play(board, column);
  }
  return board;
}

/** Whether a column takes one more piece. */
export const canPlay = (board: Board, column: number): boolean => board.heights[column]! < ROWS;

/** Drops a piece of the player whose turn it is. */
export function play(board: Board, column: number): void {
  board.cells[column * ROWS + board.heights[column]!++] = board.turn;
  board.turn = -board.turn as 1 | -1;
  board.count++;
}

/** Undoes the last move of a column. */
export function takeBack(board: Board, column: number): void {
  board.cells[column * ROWS + --board.heights[column]!] = 0;
  board.turn = -board.turn as 1 | -1;
  board.count--;
}

/** Whether the piece on top of a column stands in a line of four of its player. */
export function hasWon(board: Board, column: number): boolean {
  const cell = column * ROWS + board.heights[column]! - 1;
  return winningLine(board, cell) !== undefined;
}

/** A line of four equal pieces through a cell. */
export function winningLine({ cells }: Board, cell: number): readonly number[] | undefined {
  const holder = cells[cell];
  for (const line of LINES_THROUGH[cell]!) {
    if (
      cells[line[0]!] === holder &&
      cells[line[1]!] === holder &&
      cells[line[2]!] === holder &&
      cells[line[3]!] === holder
    ) {
      return line;
    }
  }
  return undefined;
}

/** Whether no column takes a piece. */
export const isFull = (board: Board): boolean => board.count === CELLS;

/** The columns that take a piece. */
export function movesOf(board: Board): number[] {
  const moves: number[] = [];
  for (let column = 0; column < COLUMNS; column++) if (canPlay(board, column)) moves.push(column);
  return moves;
}
