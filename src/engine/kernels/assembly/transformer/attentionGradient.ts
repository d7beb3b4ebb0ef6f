import { block, blockTurned, COLUMNS, PANEL_ROW, putNarrow, ROWS } from './block';
import { packPanel } from './multiply';
import { causalSoftmaxGradient } from './softmax';

/**
 * Gradients of `attention` by queries, keys and values, `dqkv` as `qkv`: with dP = dOut·vᵀ and dS = P∘(dP − rowsum(P∘dP)),
 * dq = dS·k/√D, dk = dSᵀ·q/√D, dv = Pᵀ·dOut. Where `dWeights` is not 0, dP and dS are kept there and in `dScores`, both as `weights`, below the diagonal.
 * `scratch`: 48 + row·row + 4·(row + 8)·(D + 8) floats.
 */
export function attentionGradient(
  qkv: usize,
  weights: usize,
  dOut: usize,
  dqkv: usize,
  dWeights: usize,
  dScores: usize,
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
  const panelFloats = row * (D + COLUMNS);
  const values = scratch + 192;
  const keys = values + <usize>panelFloats * 4;
  const queries = keys + <usize>panelFloats * 4;
  const outs = queries + <usize>panelFloats * 4;
  const own = outs + <usize>panelFloats * 4;
  for (let b: i32 = 0; b < sequences; b++) {
    for (let h: i32 = 0; h < heads; h++) {
      const ds = dScores ? dScores : own;
      const head = <usize>(h * D) * 4;
      const q = qkv + head,
        k = q + stepOut,
        v = k + stepOut;
      const dq = dqkv + head,
        dk = dq + stepOut,
        dv = dk + stepOut;
      const dy = dOut + head;
      for (let j: i32 = 0; j < T; j += COLUMNS) {
        packPanel(v + <usize>j * step, values + <usize>(j * D) * 4, D, min(COLUMNS, T - j), 4, step, 1);
      }
      for (let c: i32 = 0; c < D; c += COLUMNS) {
        const at = <usize>(c * T) * 4;
        const shift = <usize>c * 4;
        const columns = min(COLUMNS, D - c);
        packPanel(k + shift, keys + at, T, columns, step, 4, scale);
        packPanel(q + shift, queries + at, T, columns, step, 4, scale);
        packPanel(dy + shift, outs + at, T, columns, stepOut, 4, 1);
      }
      for (let i: i32 = 0; i < T; i += ROWS) {
        const height = min(ROWS, T - i);
        const seen = i + height;
        const s = ds + <usize>i * stepP;
        const p = weights + <usize>i * stepP;
        for (let j: i32 = 0; j < seen; j += COLUMNS) {
          block(dy + <usize>i * stepOut, stepOut, values + <usize>(j * D) * 4, 0, s + <usize>j * 4, stepP, D, height);
        }
        for (let r: i32 = 0; r < height; r++) {
          const at = <usize>r * stepP;
          if (dWeights) {
            memory.copy(dWeights + <usize>(i + r) * stepP, s + at, <usize>(i + r + 1) * 4);
          }
          causalSoftmaxGradient(p + at, s + at, i + r + 1, seen);
        }
        for (let c: i32 = 0; c < D; c += COLUMNS) {
          const panel = keys + <usize>(c * T) * 4;
          const to = dq + <usize>i * step + <usize>c * 4;
          if (D - c >= COLUMNS) block(s, stepP, panel, 0, to, step, seen, height);
          else {
            block(s, stepP, panel, 0, results, PANEL_ROW, seen, height);
            putNarrow(results, 0, to, step, height, D - c);
          }
        }
      }
      for (let c: i32 = 0; c < D; c += COLUMNS) {
        const columns = min(COLUMNS, D - c);
        for (let j: i32 = 0; j < T; j += ROWS) {
          // Only tokens from j on look at j.
          const at = <usize>j * stepP + <usize>j * 4;
          const skipped = <usize>(c * T) * 4 + <usize>j * PANEL_ROW;
          const to = <usize>j * step + <usize>c * 4;
          const height = min(ROWS, T - j);
          turned(ds + at, stepP, queries + skipped, dk + to, step, T - j, height, columns, results);
          turned(weights + at, stepP, outs + skipped, dv + to, step, T - j, height, columns, results);
        }
      }
      weights += <usize>T * stepP;
      if (dScores) dScores += <usize>T * stepP;
      if (dWeights) dWeights += <usize>T * stepP;
    }
    qkv += <usize>T * step;
    dqkv += <usize>T * step;
    dOut += <usize>T * stepOut;
  }
}

/** A turned block, or the first columns of one where a head is narrower. */
function turned(
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
  if (width == COLUMNS) blockTurned(a, stepA, panel, 0, to, step, K, height);
  else {
    blockTurned(a, stepA, panel, 0, results, PANEL_ROW, K, height);
    putNarrow(results, 0, to, step, height, width);
  }
}
