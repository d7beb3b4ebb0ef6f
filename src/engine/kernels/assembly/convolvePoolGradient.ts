import { mulAdd } from './vectors';

// A filter's 3 rows of 3·C floats, the last filled up, are cut into blocks of 3 rows by 16 floats, so that a block stays in registers.
/** Bytes of a block. */
const BLOCK: usize = 192;
/** Bytes of a block's row. */
const BLOCK_ROW: usize = 64;
/** Bytes of a list's entry: an offset and a number. */
const ENTRY: usize = 8;

/**
 * Gradients of `convolvePool`. Of each window only the winner gets a gradient, and only where ReLU let it pass, so that at most a
 * quarter of the convolution's gradient dZ is not zero. dZ is never written down: image by image, the winners are listed, and
 *   dW[kh, kw, c, o] = Σ over the winners (h, w) of channel o of dY · X[n, h + kh, w + kw, c],
 *   dX[n, h + kh, w + kw, c] += Σ over the channels o that (h, w) wins of dY · W[kh, kw, c, o]
 * are added up along the lists, block by block. X and dX [N, H, W, C] (dX 0: not wanted); where and dY [N, PH, PW, O], O a multiple of
 * 4; W and dW [3, 3, C, O]; db [O]. `work` holds two filters of ⌈3·C/16⌉·O blocks, two images with 16 floats to spare, PH·PW·O + 1
 * entries, and 4·PH·PW + 1 addresses.
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
  const blocks = (3 * C + 15) / 16;
  const filterBytes = <usize>(blocks * O) * BLOCK;
  const imageBytes = <usize>(H * W * C) * 4;
  const windowBytes = <usize>(PH * PW * O) * 4;
  const pixel = <usize>C * 4;
  const row = <usize>W * pixel;
  const dFilter = work;
  const filter = dFilter + filterBytes;
  const image = filter + filterBytes;
  const dImage = image + imageBytes + BLOCK_ROW;
  const lists = dImage + imageBytes + BLOCK_ROW;
  const bounds = lists + 2 * windowBytes + ENTRY;
  memory.fill(work, 0, lists - work);
  memory.fill(db, 0, <usize>O * 4);
  if (dx) copyFilter(w, filter, C, O, true);
  for (let n: i32 = 0; n < N; n++) {
    memory.copy(image, x, imageBytes);
    addToFilter(image, where, dy, dFilter, db, lists, bounds, row, pixel, PH, PW, O, blocks);
    if (dx) {
      memory.fill(dImage, 0, imageBytes);
      addToImage(dImage, where, dy, filter, lists, bounds, row, pixel, PH, PW, O, blocks);
      memory.copy(dx, dImage, imageBytes);
      dx += imageBytes;
    }
    x += imageBytes;
    where += windowBytes;
    dy += windowBytes;
  }
  copyFilter(dw, dFilter, C, O, false);
}

/** Copies a filter [3, 3, C, O] to blocks [⌈3·C/16⌉][O][3][16], or back. */
function copyFilter(w: usize, blocks: usize, C: i32, O: i32, forth: boolean): void {
  for (let kh: i32 = 0; kh < 3; kh++) {
    for (let r: i32 = 0; r < 3 * C; r++) {
      let at = blocks + <usize>((r >> 4) * O) * BLOCK + <usize>kh * BLOCK_ROW + <usize>(r & 15) * 4;
      for (let o: i32 = 0; o < O; o++) {
        if (forth) store<f32>(at, load<f32>(w));
        else store<f32>(w, load<f32>(at));
        w += 4;
        at += BLOCK;
      }
    }
  }
}

/** One image's part of dW and db: for each channel, the winners with their places in the image. */
function addToFilter(
  image: usize,
  where: usize,
  dy: usize,
  dFilter: usize,
  db: usize,
  lists: usize,
  ends: usize,
  row: usize,
  pixel: usize,
  PH: i32,
  PW: i32,
  O: i32,
  blocks: i32,
): void {
  const listBytes = <usize>(PH * PW) * ENTRY;
  for (let o: i32 = 0; o < O; o += 4) {
    const at = <usize>o * 4;
    listWinners(where + at, dy + at, db + at, lists, listBytes, ends, row, pixel, PH, PW, O);
    for (let k: i32 = 0; k < 4; k++) {
      const list = lists + <usize>k * listBytes;
      const end = load<usize>(ends + <usize>k * 4);
      let to = dFilter + <usize>(o + k) * BLOCK;
      for (let b: i32 = 0; b < blocks; b++) {
        addWinners(image + <usize>b * BLOCK_ROW, row, list, end, to);
        to += <usize>O * BLOCK;
      }
    }
  }
}

/**
 * Lists the winners of four channels that ReLU let pass, (offset in the image, dY), and adds their dY to the bias's gradient.
 * `ends` gets the ends of the four lists.
 */
function listWinners(
  where: usize,
  dy: usize,
  db: usize,
  lists: usize,
  listBytes: usize,
  ends: usize,
  row: usize,
  pixel: usize,
  PH: i32,
  PW: i32,
  O: i32,
): void {
  const step = <usize>O * 4;
  const one = i32x4.splat(1);
  const right = i32x4.splat(<i32>pixel);
  const below = i32x4.splat(<i32>row);
  let end0 = lists,
    end1 = end0 + listBytes,
    end2 = end1 + listBytes,
    end3 = end2 + listBytes;
  let sum = v128.load(db);
  for (let p: i32 = 0; p < PH; p++) {
    let window = i32x4.splat(2 * p * <i32>row);
    for (let q: i32 = 0; q < PW; q++) {
      const winner = v128.load(where);
      const value = v128.load(dy);
      const isRight = i32x4.eq(v128.and(winner, one), one);
      const isBelow = i32x4.gt_s(winner, one);
      const offset = i32x4.add(window, i32x4.add(v128.and(isRight, right), v128.and(isBelow, below)));
      // An entry is written in any case and kept if ReLU let it pass: no branch, which could not be foretold.
      const low = v128.shuffle<i32>(offset, value, 0, 4, 1, 5);
      const high = v128.shuffle<i32>(offset, value, 2, 6, 3, 7);
      v128.store64_lane(end0, low, 0);
      v128.store64_lane(end1, low, 1);
      v128.store64_lane(end2, high, 0);
      v128.store64_lane(end3, high, 1);
      const passes = i32x4.bitmask(v128.not(winner));
      end0 += (passes & 1) << 3;
      end1 += (passes & 2) << 2;
      end2 += (passes & 4) << 1;
      end3 += passes & 8;
      sum = f32x4.add(sum, v128.andnot(value, i32x4.shr_s(winner, 31)));
      window = i32x4.add(window, i32x4.shl(right, 1));
      where += step;
      dy += step;
    }
  }
  v128.store(db, sum);
  store<usize>(ends, end0);
  store<usize>(ends, end1, 4);
  store<usize>(ends, end2, 8);
  store<usize>(ends, end3, 12);
}

/** One block of dW: to[kh, 0..16) += Σ over the list of dY · image[offset + kh rows, 0..16), kh = 0, 1, 2. */
function addWinners(image: usize, row: usize, list: usize, end: usize, to: usize): void {
  let a0 = v128.load(to),
    a1 = v128.load(to, 16),
    a2 = v128.load(to, 32),
    a3 = v128.load(to, 48);
  let b0 = v128.load(to, 64),
    b1 = v128.load(to, 80),
    b2 = v128.load(to, 96),
    b3 = v128.load(to, 112);
  let c0 = v128.load(to, 128),
    c1 = v128.load(to, 144),
    c2 = v128.load(to, 160),
    c3 = v128.load(to, 176);
  for (; list < end; list += ENTRY) {
    const value = v128.load32_splat(list, 4);
    let x = image + load<usize>(list);
    a0 = mulAdd(a0, value, v128.load(x));
    a1 = mulAdd(a1, value, v128.load(x, 16));
    a2 = mulAdd(a2, value, v128.load(x, 32));
    a3 = mulAdd(a3, value, v128.load(x, 48));
    x += row;
    b0 = mulAdd(b0, value, v128.load(x));
    b1 = mulAdd(b1, value, v128.load(x, 16));
    b2 = mulAdd(b2, value, v128.load(x, 32));
    b3 = mulAdd(b3, value, v128.load(x, 48));
    x += row;
    c0 = mulAdd(c0, value, v128.load(x));
    c1 = mulAdd(c1, value, v128.load(x, 16));
    c2 = mulAdd(c2, value, v128.load(x, 32));
    c3 = mulAdd(c3, value, v128.load(x, 48));
  }
  v128.store(to, a0);
  v128.store(to, a1, 16);
  v128.store(to, a2, 32);
  v128.store(to, a3, 48);
  v128.store(to, b0, 64);
  v128.store(to, b1, 80);
  v128.store(to, b2, 96);
  v128.store(to, b3, 112);
  v128.store(to, c0, 128);
  v128.store(to, c1, 144);
  v128.store(to, c2, 160);
  v128.store(to, c3, 176);
}

/** One image's dX: for each of the four places in each window, the channels that it wins. */
function addToImage(
  dImage: usize,
  where: usize,
  dy: usize,
  filter: usize,
  lists: usize,
  bounds: usize,
  row: usize,
  pixel: usize,
  PH: i32,
  PW: i32,
  O: i32,
  blocks: i32,
): void {
  let entry = lists;
  let bound = bounds;
  for (let p: i32 = 0; p < PH * PW; p++) {
    for (let place: i32 = 0; place < 4; place++) {
      store<usize>(bound, entry);
      bound += 4;
      for (let o: i32 = 0; o < O; o++) {
        const at = <usize>o * 4;
        store<usize>(entry, <usize>o * BLOCK);
        store<f32>(entry, load<f32>(dy + at), 4);
        entry += (<usize>(load<i32>(where + at) == place)) << 3;
      }
    }
    where += <usize>O * 4;
    dy += <usize>O * 4;
  }
  store<usize>(bound, entry);
  for (let b: i32 = 0; b < blocks; b++) {
    bound = bounds;
    for (let p: i32 = 0; p < PH; p++) {
      let to = dImage + <usize>b * BLOCK_ROW + <usize>(2 * p) * row;
      for (let q: i32 = 0; q < PW; q++) {
        addChannels(to, row, load<usize>(bound), load<usize>(bound, 4), filter);
        addChannels(to + pixel, row, load<usize>(bound, 4), load<usize>(bound, 8), filter);
        addChannels(to + row, row, load<usize>(bound, 8), load<usize>(bound, 12), filter);
        addChannels(to + row + pixel, row, load<usize>(bound, 12), load<usize>(bound, 16), filter);
        bound += 16;
        to += 2 * pixel;
      }
    }
    filter += <usize>O * BLOCK;
  }
}

/** One block of a patch of dX: image[kh rows, 0..16) += Σ over the list of dY · filter[offset, kh, 0..16), kh = 0, 1, 2. */
function addChannels(x0: usize, row: usize, list: usize, end: usize, filter: usize): void {
  if (list == end) return;
  const x1 = x0 + row,
    x2 = x1 + row;
  let a0 = v128.load(x0),
    a1 = v128.load(x0, 16),
    a2 = v128.load(x0, 32),
    a3 = v128.load(x0, 48);
  let b0 = v128.load(x1),
    b1 = v128.load(x1, 16),
    b2 = v128.load(x1, 32),
    b3 = v128.load(x1, 48);
  let c0 = v128.load(x2),
    c1 = v128.load(x2, 16),
    c2 = v128.load(x2, 32),
    c3 = v128.load(x2, 48);
  for (; list < end; list += ENTRY) {
    const value = v128.load32_splat(list, 4);
    const w = filter + load<usize>(list);
    a0 = mulAdd(a0, value, v128.load(w));
    a1 = mulAdd(a1, value, v128.load(w, 16));
    a2 = mulAdd(a2, value, v128.load(w, 32));
    a3 = mulAdd(a3, value, v128.load(w, 48));
    b0 = mulAdd(b0, value, v128.load(w, 64));
    b1 = mulAdd(b1, value, v128.load(w, 80));
    b2 = mulAdd(b2, value, v128.load(w, 96));
    b3 = mulAdd(b3, value, v128.load(w, 112));
    c0 = mulAdd(c0, value, v128.load(w, 128));
    c1 = mulAdd(c1, value, v128.load(w, 144));
    c2 = mulAdd(c2, value, v128.load(w, 160));
    c3 = mulAdd(c3, value, v128.load(w, 176));
  }
  v128.store(x0, a0);
  v128.store(x0, a1, 16);
  v128.store(x0, a2, 32);
  v128.store(x0, a3, 48);
  v128.store(x1, b0);
  v128.store(x1, b1, 16);
  v128.store(x1, b2, 32);
  v128.store(x1, b3, 48);
  v128.store(x2, c0);
  v128.store(x2, c1, 16);
  v128.store(x2, c2, 32);
  v128.store(x2, c3, 48);
}
