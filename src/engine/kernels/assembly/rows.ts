import { addRow } from './vectors';

/**
 * Adds the columns dY·Wᵀ, [N, OH, OW, KH, KW, C], back to the image positions they came from: dX [N, H, W, C], overwritten.
 */
export function columnsToImage(
  columns: usize,
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
  memory.fill(dx, 0, <usize>(N * H * W * C) * 4);
  const pixelBytes = <usize>C * 4;
  for (let n: i32 = 0; n < N; n++) {
    const image = dx + <usize>(n * H * W) * pixelBytes;
    for (let oh: i32 = 0; oh < OH; oh++) {
      const top = oh * strideH - padTop;
      for (let ow: i32 = 0; ow < OW; ow++) {
        const left = ow * strideW - padLeft;
        const from = max(0, -left);
        const to = min(KW, W - left);
        for (let kh: i32 = 0; kh < KH; kh++) {
          const h = top + kh;
          if (h >= 0 && h < H && to > from) {
            addRow(
              image + <usize>(h * W + left + from) * pixelBytes,
              columns + <usize>from * pixelBytes,
              (to - from) * C,
            );
          }
          columns += <usize>KW * pixelBytes;
        }
      }
    }
  }
}

/** out[ids[p]] += x[p], rows of n floats; ids outside 0 … segments−1 are dropped. out [segments, n] is overwritten. */
export function segmentSum(x: usize, ids: usize, out: usize, P: i32, n: i32, segments: i32): void {
  memory.fill(out, 0, <usize>(segments * n) * 4);
  for (let p: i32 = 0; p < P; p++) {
    const id = load<i32>(ids + <usize>p * 4);
    if (id >= 0 && id < segments) addRow(out + <usize>(id * n) * 4, x + <usize>(p * n) * 4, n);
  }
}
