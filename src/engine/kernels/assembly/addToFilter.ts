import { BLOCK, BLOCK_ROW, ENTRY } from './blocks';
import { mulAdd } from './vectors';

/** One image's part of dW and db: for each channel, the winners with their places in the image. */
export function addToFilter(
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
