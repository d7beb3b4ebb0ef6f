import { CELLS, COLUMNS, ROWS, winningLine, type Board } from '@src/labs/self-play/game.ts';
import { topOf } from './match.ts';

const centreOf = (cell: number) => [Math.floor(cell / ROWS) + 0.5, ROWS - (cell % ROWS) - 0.5] as const;

/**
 * The pieces of a board, the last one and the line of four marked. One side's are full, the other's rings, so that they differ
 * without colour.
 * @param full whose pieces are full
 */
export function Pieces({ board, moves, full }: { board: Board; moves: readonly number[]; full: 1 | -1 }) {
  const last = moves.at(-1);
  const lastCell = last === undefined ? -1 : topOf(board, last);
  const line = last === undefined ? undefined : winningLine(board, lastCell);
  return (
    <svg class="self-play-pieces" viewBox={`0 0 ${COLUMNS} ${ROWS}`} aria-hidden="true">
      {Array.from({ length: CELLS }, (_, cell) => {
        const [x, y] = centreOf(cell);
        const holder = board.cells[cell];
        const kind = holder === 0 ? 'empty' : holder === full ? 'reader' : 'network';
        return (
          <g key={cell} class={kind}>
            <circle class="piece" cx={x} cy={y} r={0.4} />
            {kind === 'network' && <circle class="hole" cx={x} cy={y} r={0.17} />}
            {cell === lastCell && <circle class="last" cx={x} cy={y} r={0.45} />}
          </g>
        );
      })}
      {line && <polyline class="line" points={line.map((cell) => centreOf(cell).join(',')).join(' ')} />}
    </svg>
  );
}
