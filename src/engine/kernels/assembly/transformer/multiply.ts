import { block, blockTurned, COLUMNS, PANEL_ROW, putNarrow, ROWS } from './block';

/** Bytes of a block's results, for the last columns where they are fewer than eight. */
const RESULTS: usize = 192;

/**
 * Copies eight columns at most of a matrix to a panel [K, 8], filled up with zeros, each number times `factor`. Element (k, n) lies at
 * b + k·stepK + n·stepN, in bytes.
 */
export function packPanel(b: usize, panel: usize, K: i32, width: i32, stepK: usize, stepN: usize, factor: f32): void {
  const factors = f32x4.splat(factor);
  for (let k: i32 = 0; k < K; k++) {
    if (width == COLUMNS && stepN == 4) {
      v128.store(panel, f32x4.mul(v128.load(b), factors));
      v128.store(panel, f32x4.mul(v128.load(b, 16), factors), 16);
    } else {
      for (let n: i32 = 0; n < COLUMNS; n++) {
        store<f32>(panel + <usize>n * 4, n < width ? load<f32>(b + <usize>n * stepN) * factor : 0);
      }
    }
    b += stepK;
    panel += PANEL_ROW;
  }
}

/** All panels of a matrix [K, N], one after the other. Element (k, n) lies at b + k·stepK + n·stepN, in floats. */
export function pack(b: usize, panels: usize, K: i32, N: i32, stepK: i32, stepN: i32): void {
  for (let n: i32 = 0; n < N; n += COLUMNS) {
    packPanel(b + <usize>(n * stepN) * 4, panels, K, min(COLUMNS, N - n), <usize>stepK * 4, <usize>stepN * 4, 1);
    panels += <usize>K * PANEL_ROW;
  }
}

/**
 * out[m, n] = add[m, n] + Σ over k of A[m, k] · B[k, n], B given as panels, so that it may have been turned; without `add` where that is 0.
 * Rows of A are `rowA` floats apart, those of `out` and `add` `row` floats; `add` may be `out`. `scratch`: 192 bytes.
 */
export function multiply(
  a: usize,
  rowA: i32,
  panels: usize,
  add: usize,
  out: usize,
  row: i32,
  scratch: usize,
  M: i32,
  K: i32,
  N: i32,
): void {
  const stepA = <usize>rowA * 4,
    step = <usize>row * 4;
  for (let n: i32 = 0; n < N; n += COLUMNS) {
    const width = min(COLUMNS, N - n);
    for (let m: i32 = 0; m < M; m += ROWS) {
      const height = min(ROWS, M - m);
      const at = <usize>m * step + <usize>n * 4;
      const from = a + <usize>m * stepA;
      const plus = add ? add + at : 0;
      if (width == COLUMNS) block(from, stepA, panels, plus, out + at, step, K, height);
      else {
        block(from, stepA, panels, 0, scratch, PANEL_ROW, K, height);
        putNarrow(scratch, plus, out + at, step, height, width);
      }
    }
    panels += <usize>K * PANEL_ROW;
  }
}

/**
 * out[k, n] = add[k, n] + Σ over m of A[m, k] · B[m, n]: the gradient of a product by its right side. Rows of `out` and `add` are N floats
 * long. `scratch`: 192 bytes and 8·M floats.
 */
export function multiplyTurned(
  a: usize,
  rowA: i32,
  b: usize,
  rowB: i32,
  add: usize,
  out: usize,
  scratch: usize,
  M: i32,
  K: i32,
  N: i32,
): void {
  const stepA = <usize>rowA * 4,
    step = <usize>N * 4;
  const panel = scratch + RESULTS;
  for (let n: i32 = 0; n < N; n += COLUMNS) {
    const width = min(COLUMNS, N - n);
    packPanel(b + <usize>n * 4, panel, M, width, <usize>rowB * 4, 4, 1);
    for (let k: i32 = 0; k < K; k += ROWS) {
      const height = min(ROWS, K - k);
      const at = <usize>k * step + <usize>n * 4;
      const from = a + <usize>k * 4;
      const plus = add ? add + at : 0;
      if (width == COLUMNS) blockTurned(from, stepA, panel, plus, out + at, step, M, height);
      else {
        blockTurned(from, stepA, panel, 0, scratch, PANEL_ROW, M, height);
        putNarrow(scratch, plus, out + at, step, height, width);
      }
    }
  }
}
