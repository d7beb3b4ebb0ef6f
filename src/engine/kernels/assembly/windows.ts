/**
 * Max pooling number by number: the largest of each window, NaN where the window holds one. X [N, H, W, C]; out [N, OH, OW, C].
 */
export function largestOfWindows(
  x: usize,
  out: usize,
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
  for (let n: i32 = 0; n < N; n++) {
    for (let oh: i32 = 0; oh < OH; oh++) {
      const top = oh * strideH - padTop;
      for (let ow: i32 = 0; ow < OW; ow++) {
        const left = ow * strideW - padLeft;
        for (let c: i32 = 0; c < C; c++) {
          let largest: f32 = -Infinity;
          for (let h = max(0, top); h < min(H, top + KH); h++) {
            for (let w = max(0, left); w < min(W, left + KW); w++) {
              largest = max<f32>(largest, load<f32>(x + ((<usize>((h * W + w) * C + c)) << 2)));
            }
          }
          store<f32>(out, largest);
          out += 4;
        }
      }
    }
    x += (<usize>(H * W * C)) << 2;
  }
}
