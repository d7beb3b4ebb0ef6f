import { addTo } from './vectors';

/**
 * Gradient of max pooling: dX at the first maximum of each window += dY; ties go to the first, as on the CPU backend.
 * X and dX are [N, H, W, C], dY is [N, OH, OW, C]; dX is overwritten.
 */
export function maxPoolGradient(
  x: usize,
  dy: usize,
  dx: usize,
  N: i32,
  H: i32,
  W: i32,
  C: i32,
  OH: i32,
  OW: i32,
  KH: i32,
  KW: i32,
  strideH: i32,
  strideW: i32,
  padTop: i32,
  padLeft: i32,
): void {
  const pixelBytes = <usize>C * 4;
  const rowBytes = <usize>W * pixelBytes;
  const imageBytes = <usize>H * rowBytes;
  for (let n: i32 = 0; n < N; n++) {
    memory.fill(dx, 0, imageBytes);
    for (let oh: i32 = 0; oh < OH; oh++) {
      const top = oh * strideH - padTop;
      const h0 = max(0, top),
        h1 = min(H, top + KH);
      for (let ow: i32 = 0; ow < OW; ow++) {
        const left = ow * strideW - padLeft;
        const w0 = max(0, left),
          w1 = min(W, left + KW);
        const at = <usize>h0 * rowBytes + <usize>w0 * pixelBytes;
        if (h1 - h0 == 2 && w1 - w0 == 2) window2x2(x + at, dx + at, dy, C, pixelBytes, rowBytes);
        else window(x + at, dx + at, dy, C, h1 - h0, w1 - w0, pixelBytes, rowBytes);
        dy += pixelBytes;
      }
    }
    x += imageBytes;
    dx += imageBytes;
  }
}

/** The whole window of the commonest pool, four channels at a time. */
function window2x2(x: usize, dx: usize, dy: usize, C: i32, pixelBytes: usize, rowBytes: usize): void {
  let c: i32 = 0;
  for (; c + 4 <= C; c += 4) {
    const x00 = v128.load(x),
      x01 = v128.load(x + pixelBytes);
    const x10 = v128.load(x + rowBytes),
      x11 = v128.load(x + rowBytes + pixelBytes);
    const best = f32x4.pmax(f32x4.pmax(x00, x01), f32x4.pmax(x10, x11));
    const hit00 = f32x4.eq(x00, best);
    const hit01 = v128.andnot(f32x4.eq(x01, best), hit00);
    const top = v128.or(hit00, hit01);
    const hit10 = v128.andnot(f32x4.eq(x10, best), top);
    const hit11 = v128.andnot(f32x4.eq(x11, best), v128.or(top, hit10));
    const d = v128.load(dy);
    addTo(dx, v128.and(d, hit00));
    addTo(dx + pixelBytes, v128.and(d, hit01));
    addTo(dx + rowBytes, v128.and(d, hit10));
    addTo(dx + rowBytes + pixelBytes, v128.and(d, hit11));
    x += 16;
    dx += 16;
    dy += 16;
  }
  if (c < C) window(x, dx, dy, C - c, 2, 2, pixelBytes, rowBytes);
}

/** Any window of height × width pixels, channel by channel; one outside the image (height or width ≤ 0) has no maximum. */
function window(
  x: usize,
  dx: usize,
  dy: usize,
  C: i32,
  height: i32,
  width: i32,
  pixelBytes: usize,
  rowBytes: usize,
): void {
  if (height <= 0 || width <= 0) return;
  for (let c: i32 = 0; c < C; c++) {
    let best: f32 = load<f32>(x);
    let bestAt: usize = 0;
    for (let h: i32 = 0; h < height; h++) {
      let at = <usize>h * rowBytes;
      for (let w: i32 = 0; w < width; w++) {
        const value = load<f32>(x + at);
        if (value > best) {
          best = value;
          bestAt = at;
        }
        at += pixelBytes;
      }
    }
    store<f32>(dx + bestAt, load<f32>(dx + bestAt) + load<f32>(dy));
    x += 4;
    dx += 4;
    dy += 4;
  }
}
