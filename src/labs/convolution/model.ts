/** A convolution of one channel with stride 1 and no padding, ReLU, and max pooling 2×2: on grids small enough to be read. */

/** Rows of numbers, all of the same length. */
export type Grid = readonly (readonly number[])[];

const draw = (...rows: string[]): Grid => rows.map((row) => [...row].map(Number));

/** Pictures: an arch, the same one place to the right, and the 4×4 example of the page on the model. */
export const PICTURES = {
  arch: draw('00000000', '01111000', '01001000', '01001000', '01001000', '01001000', '01001000', '00000000'),
  shifted: draw('00000000', '00111100', '00100100', '00100100', '00100100', '00100100', '00100100', '00000000'),
  page: draw('0011', '0011', '0011', '1111'),
} as const;

/** Kernels of 3×3. */
export const KERNELS = {
  vertical: [
    [-1, 0, 1],
    [-1, 0, 1],
    [-1, 0, 1],
  ],
  horizontal: [
    [-1, -1, -1],
    [0, 0, 0],
    [1, 1, 1],
  ],
  sum: [
    [1, 1, 1],
    [1, 1, 1],
    [1, 1, 1],
  ],
  identity: [
    [0, 0, 0],
    [0, 1, 0],
    [0, 0, 0],
  ],
} as const;

/** The kernel's width. */
export const KERNEL = 3;
/** The pool's width and stride. */
export const POOL = 2;

/** The products of a kernel with the window at (row, column), [3][3]. */
export const productsAt = (picture: Grid, kernel: Grid, row: number, column: number): number[][] =>
  kernel.map((weights, u) => weights.map((weight, v) => weight * picture[row + u]![column + v]!));

/** z at every place: the sum of the products and the bias, [H − 2][W − 2]. */
export function convolve(picture: Grid, kernel: Grid, bias: number): number[][] {
  const rows = picture.length - KERNEL + 1;
  const columns = picture[0]!.length - KERNEL + 1;
  const sumAt = (row: number, column: number) =>
    productsAt(picture, kernel, row, column)
      .flat()
      .reduce((sum, product) => sum + product, bias);
  return Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => sumAt(row, column)));
}

/** The largest max(0, z) of each block of 2×2, [⌊H/2⌋][⌊W/2⌋]. */
export function rectifyAndPool(z: Grid): number[][] {
  const size = (length: number) => Math.floor(length / POOL);
  return Array.from({ length: size(z.length) }, (_, row) =>
    Array.from({ length: size(z[0]!.length) }, (_, column) =>
      Math.max(
        0,
        ...z.slice(POOL * row, POOL * row + POOL).flatMap((line) => line.slice(POOL * column, POOL * column + POOL)),
      ),
    ),
  );
}

/** Side of the part of the picture that a number after the pool sees: 4. */
export const RECEPTIVE_FIELD = KERNEL + POOL - 1;
