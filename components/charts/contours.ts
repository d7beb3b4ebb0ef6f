/** Heights on a regular grid: row 0 is the lowest y, column 0 the lowest x. */
export interface Grid {
  columns: number;
  rows: number;
  xRange: readonly [number, number];
  yRange: readonly [number, number];
  /** [rows · columns]; NaN where there is none yet. */
  values: ArrayLike<number>;
}

/** Samples a function on a grid. */
export function sampleGrid(
  height: (x: number, y: number) => number,
  xRange: Grid['xRange'],
  yRange: Grid['yRange'],
  size: number,
): Grid {
  const values = new Float64Array(size * size);
  const at = ([from, to]: Grid['xRange'], i: number) => from + ((to - from) * i) / (size - 1);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      values[row * size + column] = height(at(xRange, column), at(yRange, row));
    }
  }
  return { columns: size, rows: size, xRange, yRange, values };
}

/** How heights are spread over the colours and lines, from 0 (lowest) to 1 (highest). */
export interface Scale {
  toShare: (value: number) => number;
  lowest: number;
  highest: number;
}

/** Heights differ by powers of ten, so shares go with their logarithm, counted from just below the lowest. */
export function createScale(values: ArrayLike<number>): Scale {
  let [lowest, highest] = [Infinity, -Infinity];
  for (const value of Array.from(values)) {
    if (!Number.isFinite(value)) continue;
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  const span = highest - lowest;
  const offset = span / 500;
  const logarithm = (value: number) => Math.log(Math.max(0, value - lowest) + offset);
  const [bottom, top] = [logarithm(lowest), logarithm(highest)];
  return {
    toShare: (value) => (span > 0 ? (logarithm(value) - bottom) / (top - bottom) : 0),
    lowest,
    highest,
  };
}

/**
 * The line of one height through a grid, by marching squares; a cell with a value that is not finite has none.
 * @param shares the grid's heights, [rows · columns]
 * @returns segments x1, y1, x2, y2 in columns and rows
 */
export function traceContour(shares: ArrayLike<number>, columns: number, rows: number, level: number): number[] {
  const segments: number[] = [];
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const corner = row * columns + column;
      const [a, b] = [shares[corner]!, shares[corner + 1]!];
      const [c, d] = [shares[corner + columns + 1]!, shares[corner + columns]!];
      if (!Number.isFinite(a + b + c + d)) continue;
      const crossings: [number, number][] = [];
      const cross = (from: number, to: number, x: number, y: number, dx: number, dy: number) => {
        if (from < level === to < level) return;
        const share = (level - from) / (to - from);
        crossings.push([column + x + dx * share, row + y + dy * share]);
      };
      cross(a, b, 0, 0, 1, 0);
      cross(b, c, 1, 0, 0, 1);
      cross(d, c, 0, 1, 1, 0);
      cross(a, d, 0, 0, 0, 1);
      // Two crossings, or four at a saddle: those are joined in the order found, which is right for one of the two readings.
      for (let i = 0; i + 1 < crossings.length; i += 2) segments.push(...crossings[i]!, ...crossings[i + 1]!);
    }
  }
  return segments;
}
