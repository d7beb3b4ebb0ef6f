import { mulAdd } from '../vectors';

/** Rows of a block of results, which stays in registers while a sum is made. */
export const ROWS: i32 = 6;
/** Columns of a block. */
export const COLUMNS: i32 = 8;
/** Bytes of a panel's row: eight columns. */
export const PANEL_ROW: usize = 32;

/**
 * Up to six rows by eight columns of a product, to[r, c] = add[r, c] + Σ over k of A[r, k] · panel[k, c]; without `add` where that
 * is 0. The sum is made before `add` is added. Steps from row to row are in bytes; `add` has those of `to`.
 */
export function block(
  a: usize,
  stepA: usize,
  panel: usize,
  add: usize,
  to: usize,
  step: usize,
  K: i32,
  height: i32,
): void {
  const last = height - 1;
  let x0 = a;
  const x1 = <usize>min(1, last) * stepA,
    x2 = <usize>min(2, last) * stepA,
    x3 = <usize>min(3, last) * stepA,
    x4 = <usize>min(4, last) * stepA,
    x5 = <usize>min(5, last) * stepA;
  let a0 = v128.splat<f32>(0),
    a1 = a0,
    a2 = a0,
    a3 = a0,
    a4 = a0,
    a5 = a0;
  let b0 = a0,
    b1 = a0,
    b2 = a0,
    b3 = a0,
    b4 = a0,
    b5 = a0;
  const end = panel + <usize>K * PANEL_ROW;
  while (panel < end) {
    const w0 = v128.load(panel),
      w1 = v128.load(panel, 16);
    let s = v128.load32_splat(x0);
    a0 = mulAdd(a0, s, w0);
    b0 = mulAdd(b0, s, w1);
    s = v128.load32_splat(x0 + x1);
    a1 = mulAdd(a1, s, w0);
    b1 = mulAdd(b1, s, w1);
    s = v128.load32_splat(x0 + x2);
    a2 = mulAdd(a2, s, w0);
    b2 = mulAdd(b2, s, w1);
    s = v128.load32_splat(x0 + x3);
    a3 = mulAdd(a3, s, w0);
    b3 = mulAdd(b3, s, w1);
    s = v128.load32_splat(x0 + x4);
    a4 = mulAdd(a4, s, w0);
    b4 = mulAdd(b4, s, w1);
    s = v128.load32_splat(x0 + x5);
    a5 = mulAdd(a5, s, w0);
    b5 = mulAdd(b5, s, w1);
    x0 += 4;
    panel += PANEL_ROW;
  }
  put(to, add, 0, a0, b0);
  if (height == 1) return;
  put(to, add, step, a1, b1);
  if (height == 2) return;
  put(to, add, step * 2, a2, b2);
  if (height == 3) return;
  put(to, add, step * 3, a3, b3);
  if (height == 4) return;
  put(to, add, step * 4, a4, b4);
  if (height == 5) return;
  put(to, add, step * 5, a5, b5);
}

/**
 * The same with A turned: to[r, c] = add[r, c] + Σ over k of A[k, r] · panel[k, c]. `stepA` is that from k to k + 1; of A, six floats are
 * read whatever the height.
 */
export function blockTurned(
  a: usize,
  stepA: usize,
  panel: usize,
  add: usize,
  to: usize,
  step: usize,
  K: i32,
  height: i32,
): void {
  let a0 = v128.splat<f32>(0),
    a1 = a0,
    a2 = a0,
    a3 = a0,
    a4 = a0,
    a5 = a0;
  let b0 = a0,
    b1 = a0,
    b2 = a0,
    b3 = a0,
    b4 = a0,
    b5 = a0;
  const end = panel + <usize>K * PANEL_ROW;
  while (panel < end) {
    const w0 = v128.load(panel),
      w1 = v128.load(panel, 16);
    let s = v128.load32_splat(a);
    a0 = mulAdd(a0, s, w0);
    b0 = mulAdd(b0, s, w1);
    s = v128.load32_splat(a, 4);
    a1 = mulAdd(a1, s, w0);
    b1 = mulAdd(b1, s, w1);
    s = v128.load32_splat(a, 8);
    a2 = mulAdd(a2, s, w0);
    b2 = mulAdd(b2, s, w1);
    s = v128.load32_splat(a, 12);
    a3 = mulAdd(a3, s, w0);
    b3 = mulAdd(b3, s, w1);
    s = v128.load32_splat(a, 16);
    a4 = mulAdd(a4, s, w0);
    b4 = mulAdd(b4, s, w1);
    s = v128.load32_splat(a, 20);
    a5 = mulAdd(a5, s, w0);
    b5 = mulAdd(b5, s, w1);
    a += stepA;
    panel += PANEL_ROW;
  }
  put(to, add, 0, a0, b0);
  if (height == 1) return;
  put(to, add, step, a1, b1);
  if (height == 2) return;
  put(to, add, step * 2, a2, b2);
  if (height == 3) return;
  put(to, add, step * 3, a3, b3);
  if (height == 4) return;
  put(to, add, step * 4, a4, b4);
  if (height == 5) return;
  put(to, add, step * 5, a5, b5);
}

/** Stores eight sums, with what is to be added. */
function put(to: usize, add: usize, offset: usize, a: v128, b: v128): void {
  if (add) {
    a = v128.add<f32>(v128.load(add + offset), a);
    b = v128.add<f32>(v128.load(add + offset, 16), b);
  }
  v128.store(to + offset, a);
  v128.store(to + offset, b, 16);
}

/** Puts the `width` first columns of a block, computed into `results` [6, 8], where they belong. */
export function putNarrow(results: usize, add: usize, to: usize, step: usize, height: i32, width: i32): void {
  for (let r: i32 = 0; r < height; r++) {
    for (let c: i32 = 0; c < width; c++) {
      const at = <usize>r * step + <usize>c * 4;
      let value = load<f32>(results + <usize>(r * COLUMNS + c) * 4);
      if (add) value = load<f32>(add + at) + value;
      store<f32>(to + at, value);
    }
  }
}
