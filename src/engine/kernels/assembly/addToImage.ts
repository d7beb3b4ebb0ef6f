import { BLOCK, BLOCK_ROW, ENTRY } from './blocks';
import { mulAdd } from './vectors';

/** One image's dX: for each of the four places in each window, the channels that it wins. */
export function addToImage(
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
