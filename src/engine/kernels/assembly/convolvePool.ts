import { storeWindow } from './pool';
import { product } from './product';

/**
 * A convolutional layer with its pool: y[n, p, q, o] = max(0, bias[o] + max over i, j ∈ {0, 1} of (X ∗ W)[n, 2p + i, 2q + j, o]),
 * 3×3 filters, stride 1, no padding; `where` as `storeWindow` says. Two rows of the convolution at a time lie in `rows`
 * (4·PW·O floats), so that they never leave the first-level cache. X [N, H, W, C]; W as panels; y and where [N, PH, PW, O], O a
 * multiple of 4; `scratch` as for `product`.
 */
export function convolvePool(
  x: usize,
  panels: usize,
  bias: usize,
  y: usize,
  where: usize,
  rows: usize,
  scratch: usize,
  N: i32,
  H: i32,
  W: i32,
  C: i32,
  PH: i32,
  PW: i32,
  O: i32,
): void {
  const pixel = <usize>O * 4;
  const row = <usize>(2 * PW) * pixel;
  for (let n: i32 = 0; n < N; n++) {
    for (let p: i32 = 0; p < PH; p++) {
      const from = x + <usize>((n * H + 2 * p) * W * C) * 4;
      product(from, panels, 0, rows, scratch, 1, H, W, C, 2, 2 * PW, O, 3, 3, 1, 1, 0);
      for (let q: i32 = 0; q < PW; q++) {
        let at = rows + <usize>(2 * q) * pixel;
        for (let o: i32 = 0; o < O; o += 4) {
          const b = v128.load(bias + <usize>o * 4);
          const right = at + pixel;
          storeWindow(v128.load(at), v128.load(right), v128.load(at + row), v128.load(right + row), b, y, where);
          at += 16;
          y += 16;
          where += 16;
        }
      }
    }
  }
}
