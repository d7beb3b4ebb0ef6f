/** What depth does in one dimension: a small ReLU layer, applied again and again, folds the line. */

const relu = (z: number) => Math.max(0, z);

// #region fold
/** Two ReLU units that fold [0, 1] in the middle: 0 → 0, ½ → 1, 1 → 0. */
export function fold(x: number): number {
  return 2 * relu(x) - 4 * relu(x - 0.5);
}

/** `layers` such layers, one after the other. */
export function foldTimes(x: number, layers: number): number {
  let folded = x;
  for (let l = 0; l < layers; l++) folded = fold(folded);
  return folded;
}
// #endregion

/**
 * How many straight pieces a piecewise linear function has on [0, 1], by its slopes on a fine grid.
 * @param cells equal cells of the grid; corners must lie on its points
 */
export function countPieces(f: (x: number) => number, cells: number): number {
  let pieces = 0;
  let last = NaN;
  for (let i = 0; i < cells; i++) {
    const slope = (f((i + 1) / cells) - f(i / cells)) * cells;
    // NaN at first: whatever the slope, a piece begins.
    if (!(Math.abs(slope - last) < 1e-6)) pieces++;
    last = slope;
  }
  return pieces;
}
