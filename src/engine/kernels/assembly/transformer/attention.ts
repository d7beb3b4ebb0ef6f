import { block, COLUMNS, PANEL_ROW, putNarrow, ROWS } from './block';
import { packPanel } from './multiply';
import { causalSoftmax } from './softmax';

/** A block, or the first columns of one where a head is narrower. */
function blockOf(
  a: usize,
  stepA: usize,
  panel: usize,
  to: usize,
  step: usize,
  K: i32,
  height: i32,
  width: i32,
  results: usize,
): void {
  if (width == COLUMNS) block(a, stepA, panel, 0, to, step, K, height);
  else {
    block(a, stepA, panel, 0, results, PANEL_ROW, K, height);
    putNarrow(results, 0, to, step, height, width);
  }
}

/**
 * Causal attention of all heads of some sequences of T tokens: weights[i, j] = softmax over j ≤ i of q[i]·k[j]/√D;
 * out[i] = Σ over j of weights[i, j]·v[j]. `qkv` [sequences·T, 3·width] holds the queries, keys and values side by side, each head by head
 * of D = width/heads numbers; `out` [sequences·T, width]; `weights` [sequences, heads, T, row], row a multiple of 8 and at least T. What lies above
 * the diagonal is not written, but for zeros in the blocks on it. `scratch`: 48 + (row + 8)·(D + 8) floats, twice.
 */
export function attention(
  qkv: usize,
  weights: usize,
  out: usize,
  scratch: usize,
  sequences: i32,
  T: i32,
  row: i32,
  heads: i32,
  width: i32,
): void {
  const D = width / heads;
  const scale: f32 = 1 / sqrt<f32>(<f32>D);
  const step = <usize>(3 * width) * 4,
    stepOut = <usize>width * 4,
    stepP = <usize>row * 4;
  const results = scratch;
  const keys = scratch + 192;
  const values = keys + <usize>(row * D) * 4;
  for (let b: i32 = 0; b < sequences; b++) {
    for (let h: i32 = 0; h < heads; h++) {
      const q = qkv + <usize>(h * D) * 4;
      const k = q + stepOut;
      const v = k + stepOut;
      for (let j: i32 = 0; j < T; j += COLUMNS) {
        // kᵀ: element (c, j) of it is key j's number c
        packPanel(k + <usize>j * step, keys + <usize>(j * D) * 4, D, min(COLUMNS, T - j), 4, step, scale);
      }
      for (let c: i32 = 0; c < D; c += COLUMNS) {
        packPanel(v + <usize>c * 4, values + <usize>(c * T) * 4, T, min(COLUMNS, D - c), step, 4, 1);
      }
      for (let i: i32 = 0; i < T; i += ROWS) {
        const height = min(ROWS, T - i);
        const seen = i + height;
        const p = weights + <usize>i * stepP;
        for (let j: i32 = 0; j < seen; j += COLUMNS) {
          block(q + <usize>i * step, step, keys + <usize>(j * D) * 4, 0, p + <usize>j * 4, stepP, D, height);
        }
        for (let r: i32 = 0; r < height; r++) causalSoftmax(p + <usize>r * stepP, i + r + 1, seen);
        for (let c: i32 = 0; c < D; c += COLUMNS) {
          const to = out + <usize>i * stepOut + <usize>(h * D + c) * 4;
          blockOf(p, stepP, values + <usize>(c * T) * 4, to, stepOut, seen, height, min(COLUMNS, D - c), results);
        }
      }
      weights += <usize>T * stepP;
    }
    qkv += <usize>T * step;
    out += <usize>T * stepOut;
  }
}
