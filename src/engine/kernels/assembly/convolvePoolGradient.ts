import { addToFilter } from './addToFilter';
import { addToImage } from './addToImage';
import { BLOCK, BLOCK_ROW, copyFilter, ENTRY } from './blocks';

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
