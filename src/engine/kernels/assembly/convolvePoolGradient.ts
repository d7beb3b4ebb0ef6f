import { mulAdd } from './vectors';

/** Floats of a block's row: three registers. */
const BLOCK: i32 = 12;
/** Bytes of an entry: offset of a patch in its image, and what comes back to it. */
const ENTRY: usize = 8;

/**
 * Gradients of `convolvePool`. Of each window only the winner gets a gradient, and only where ReLU let it pass, so that at most a
 * quarter of the convolution's gradient dZ is not zero. dZ is never written down: for each image and output channel the winners are
 * listed, and each adds
 *   dW[kh, kw, c, o] += dY · X[n, h + kh, w + kw, c]   and   dX[n, h + kh, w + kw, c] += dY · W[kh, kw, c, o]
 * over its 3 rows of 3·C floats, in blocks of 3 rows by 12 floats; those of dW, and of W, stay in registers along the list.
 * X and dX [N, H, W, C] (dX 0: not wanted); where and dY [N, PH, PW, O]; W and dW [3, 3, C, O]; db [O]. `work` holds two filters of
 * [O, 3, R] floats, R = 3·C rounded up to twelves, two images with 12 floats to spare, and a list of PH·PW entries.
 */
export function convolvePoolGradient(
  x: usize,
  w: usize,
  where: usize,
  dy: usize,
  dw: usize,
  db: usize,
  dx: usize,
  work: usize,
  N: i32,
  H: i32,
  W: i32,
  C: i32,
  PH: i32,
  PW: i32,
  O: i32,
): void {
  const blocks = (C + 3) / 4;
  const filterRow = <usize>(blocks * BLOCK) * 4;
  const filterBytes = <usize>O * 3 * filterRow;
  const imageBytes = <usize>(H * W * C) * 4;
  const pixel = <usize>C * 4;
  const row = <usize>W * pixel;
  const dFilter = work;
  const filter = dFilter + filterBytes;
  const image = filter + filterBytes;
  const dImage = image + imageBytes + BLOCK * 4;
  const entries = dImage + imageBytes + BLOCK * 4;
  memory.fill(work, 0, entries - work);
  memory.fill(db, 0, <usize>O * 4);
  if (dx) copyFilter(w, filter, filterRow, C, O, true);
  for (let n: i32 = 0; n < N; n++) {
    memory.copy(image, x, imageBytes);
    if (dx) memory.fill(dImage, 0, imageBytes);
    for (let o: i32 = 0; o < O; o++) {
      const at = <usize>o * 4;
      const end = listWinners(where + at, dy + at, entries, db + at, row, pixel, PH, PW, O);
      let offset = <usize>o * 3 * filterRow;
      for (let b: i32 = 0; b < blocks; b++) {
        const skip = <usize>(b * BLOCK) * 4;
        gatherBlock(image + skip, row, entries, end, dFilter + offset, filterRow);
        if (dx) scatterBlock(dImage + skip, row, entries, end, filter + offset, filterRow);
        offset += BLOCK * 4;
      }
    }
    if (dx) {
      memory.copy(dx, dImage, imageBytes);
      dx += imageBytes;
    }
    x += imageBytes;
    where += <usize>(PH * PW * O) * 4;
    dy += <usize>(PH * PW * O) * 4;
  }
  copyFilter(dw, dFilter, filterRow, C, O, false);
}

/** Copies a filter [3, 3, C, O] to [O, 3, R], or back. */
function copyFilter(w: usize, to: usize, filterRow: usize, C: i32, O: i32, forth: boolean): void {
  for (let kh: i32 = 0; kh < 3; kh++) {
    for (let r: i32 = 0; r < 3 * C; r++) {
      let at = to + <usize>kh * filterRow + <usize>r * 4;
      for (let o: i32 = 0; o < O; o++) {
        if (forth) store<f32>(at, load<f32>(w));
        else store<f32>(w, load<f32>(at));
        w += 4;
        at += 3 * filterRow;
      }
    }
  }
}

/**
 * Lists the winners of one image and channel that ReLU let pass, and adds their dY to the bias's gradient.
 * @returns the end of the list
 */
function listWinners(
  where: usize,
  dy: usize,
  entries: usize,
  db: usize,
  row: usize,
  pixel: usize,
  PH: i32,
  PW: i32,
  O: i32,
): usize {
  const step = <usize>O * 4;
  let sum: f32 = load<f32>(db);
  for (let p: i32 = 0; p < PH; p++) {
    let window = <usize>(2 * p) * row;
    for (let q: i32 = 0; q < PW; q++) {
      const winner = load<i32>(where);
      const value = load<f32>(dy);
      // Written in any case, kept if ReLU let it pass: without a branch, which could not be foretold.
      store<usize>(entries, window + ((<usize>-(winner & 1)) & pixel) + ((<usize>-((winner >> 1) & 1)) & row));
      store<f32>(entries, value, 4);
      const passes = winner >= 0;
      entries += select<usize>(ENTRY, 0, passes);
      sum += select<f32>(value, 0, passes);
      window += 2 * pixel;
      where += step;
      dy += step;
    }
  }
  store<f32>(db, sum);
  return entries;
}

/** to[kh, 0..12) += Σ over the entries of value · image[offset + kh rows, 0..12), kh = 0, 1, 2. */
function gatherBlock(image: usize, row: usize, entries: usize, end: usize, to: usize, toRow: usize): void {
  const to1 = to + toRow,
    to2 = to1 + toRow;
  let a0 = v128.load(to),
    a1 = v128.load(to, 16),
    a2 = v128.load(to, 32);
  let b0 = v128.load(to1),
    b1 = v128.load(to1, 16),
    b2 = v128.load(to1, 32);
  let c0 = v128.load(to2),
    c1 = v128.load(to2, 16),
    c2 = v128.load(to2, 32);
  for (; entries < end; entries += ENTRY) {
    const value = v128.load32_splat(entries, 4);
    let x = image + load<usize>(entries);
    a0 = mulAdd(a0, value, v128.load(x));
    a1 = mulAdd(a1, value, v128.load(x, 16));
    a2 = mulAdd(a2, value, v128.load(x, 32));
    x += row;
    b0 = mulAdd(b0, value, v128.load(x));
    b1 = mulAdd(b1, value, v128.load(x, 16));
    b2 = mulAdd(b2, value, v128.load(x, 32));
    x += row;
    c0 = mulAdd(c0, value, v128.load(x));
    c1 = mulAdd(c1, value, v128.load(x, 16));
    c2 = mulAdd(c2, value, v128.load(x, 32));
  }
  v128.store(to, a0);
  v128.store(to, a1, 16);
  v128.store(to, a2, 32);
  v128.store(to1, b0);
  v128.store(to1, b1, 16);
  v128.store(to1, b2, 32);
  v128.store(to2, c0);
  v128.store(to2, c1, 16);
  v128.store(to2, c2, 32);
}

/** image[offset + kh rows, 0..12) += value · from[kh, 0..12), kh = 0, 1, 2, for each entry. */
function scatterBlock(image: usize, row: usize, entries: usize, end: usize, from: usize, fromRow: usize): void {
  const from1 = from + fromRow,
    from2 = from1 + fromRow;
  const a0 = v128.load(from),
    a1 = v128.load(from, 16),
    a2 = v128.load(from, 32);
  const b0 = v128.load(from1),
    b1 = v128.load(from1, 16),
    b2 = v128.load(from1, 32);
  const c0 = v128.load(from2),
    c1 = v128.load(from2, 16),
    c2 = v128.load(from2, 32);
  for (; entries < end; entries += ENTRY) {
    const value = v128.load32_splat(entries, 4);
    let x = image + load<usize>(entries);
    v128.store(x, mulAdd(v128.load(x), value, a0));
    v128.store(x, mulAdd(v128.load(x, 16), value, a1), 16);
    v128.store(x, mulAdd(v128.load(x, 32), value, a2), 32);
    x += row;
    v128.store(x, mulAdd(v128.load(x), value, b0));
    v128.store(x, mulAdd(v128.load(x, 16), value, b1), 16);
    v128.store(x, mulAdd(v128.load(x, 32), value, b2), 32);
    x += row;
    v128.store(x, mulAdd(v128.load(x), value, c0));
    v128.store(x, mulAdd(v128.load(x, 16), value, c1), 16);
    v128.store(x, mulAdd(v128.load(x, 32), value, c2), 32);
  }
}
