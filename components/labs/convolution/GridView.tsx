import type { Grid } from '@src/labs/convolution/model.ts';
import { writeNumber as write } from '../frame/writeNumber.ts';

/** A square that is marked: the kernel's window, or what a number after the pool sees. */
interface Frame {
  row: number;
  column: number;
  size: number;
  kind: 'window' | 'field';
}

interface GridProps {
  title: string;
  grid: Grid;
  frames: readonly Frame[];
  /** Called with the cell that is pressed. */
  onPick?: (row: number, column: number) => void;
}

/** Side of a cell in pixels. */
const CELL = 30;

/** Numbers in cells, blue above zero and orange below, the stronger the larger. */
export function GridView({ title, grid, frames, onPick }: GridProps) {
  const [rows, columns] = [grid.length, grid[0]?.length ?? 0];
  const most = Math.max(1, ...grid.flat().map(Math.abs));
  const [width, height] = [columns * CELL + 4, rows * CELL + 4];
  return (
    <figure class="conv-grid" style={`--width:${width}px`}>
      <svg
        viewBox={`-2 -2 ${width} ${height}`}
        role="img"
        aria-label={`${title}: ${grid.map((line) => line.map((value) => write(value)).join(' ')).join('; ')}`}
      >
        {grid.flatMap((line, row) =>
          line.map((value, column) => (
            <g key={`${row} ${column}`} {...(onPick && { onClick: () => onPick(row, column) })}>
              <rect class="conv-cell" x={column * CELL} y={row * CELL} width={CELL} height={CELL} />
              <rect
                class={value < 0 ? 'conv-negative' : 'conv-positive'}
                fill-opacity={(0.55 * Math.abs(value)) / most}
                x={column * CELL}
                y={row * CELL}
                width={CELL}
                height={CELL}
              />
              <text class="conv-text" x={(column + 0.5) * CELL} y={(row + 0.5) * CELL + 4.5}>
                {write(value)}
              </text>
            </g>
          )),
        )}
        {frames.map(({ row, column, size, kind }) => (
          <rect
            key={kind}
            class={`conv-frame ${kind}`}
            x={column * CELL + (kind === 'field' ? 2.5 : 0)}
            y={row * CELL + (kind === 'field' ? 2.5 : 0)}
            width={size * CELL - (kind === 'field' ? 5 : 0)}
            height={size * CELL - (kind === 'field' ? 5 : 0)}
          />
        ))}
      </svg>
      <figcaption>{title}</figcaption>
    </figure>
  );
}
