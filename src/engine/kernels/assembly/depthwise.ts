import { mulAdd } from './vectors';

// Depthwise convolution: every channel c has M filters of its own; the filter is [KH, KW, C, M], the output [N, OH, OW, C·M].

/**
 * Gradient by the input: dX[n, oh·sh + kh·dh − top, ow·sw + kw·dw − left, c] += Σ over m of dY[n, oh, ow, c·M + m] · W[kh, kw, c, m].
 * dX [N, H, W, C] is overwritten.
 */
export function depthwiseInputGradient(
  dy: usize,
  w: usize,
  dx: usize,
  N: i32,
  H: i32,
  W: i32,
  C: i32,
  M: i32,
  OH: i32,
  OW: i32,
  KH: i32,
  KW: i32,
  strideH: i32,
  strideW: i32,
  dilationH: i32,
  dilationW: i32,
  top: i32,
  left: i32,
): void {
  memory.fill(dx, 0, <usize>(N * H * W * C) * 4);
  const out = C * M;
  for (let n: i32 = 0; n < N; n++) {
    for (let oh: i32 = 0; oh < OH; oh++) {
      for (let ow: i32 = 0; ow < OW; ow++) {
        for (let kh: i32 = 0; kh < KH; kh++) {
          const h = oh * strideH + kh * dilationH - top;
          if (h < 0 || h >= H) continue;
          for (let kw: i32 = 0; kw < KW; kw++) {
            const x = ow * strideW + kw * dilationW - left;
            if (x < 0 || x >= W) continue;
            addDepthwise(dx + <usize>(((n * H + h) * W + x) * C) * 4, dy, w + <usize>((kh * KW + kw) * out) * 4, C, M);
          }
        }
        dy += <usize>out * 4;
      }
    }
  }
}

/** to[c] += Σ over m of a[c·M + m] · b[c·M + m]. */
function addDepthwise(to: usize, a: usize, b: usize, C: i32, M: i32): void {
  let c: i32 = 0;
  if (M == 1) {
    for (; c + 4 <= C; c += 4) {
      v128.store(to, mulAdd(v128.load(to), v128.load(a), v128.load(b)));
      to += 16;
      a += 16;
      b += 16;
    }
  }
  for (; c < C; c++) {
    let sum = load<f32>(to);
    for (let m: i32 = 0; m < M; m++) {
      sum += load<f32>(a) * load<f32>(b);
      a += 4;
      b += 4;
    }
    store<f32>(to, sum);
    to += 4;
  }
}

/**
 * Gradient by the filter: dW[kh, kw, c, m] = Σ over n, oh, ow of X[n, oh·sh + kh·dh − top, ow·sw + kw·dw − left, c] ·
 * dY[n, oh, ow, c·M + m]. dW is overwritten.
 */
export function depthwiseFilterGradient(
  x: usize,
  dy: usize,
  dw: usize,
  N: i32,
  H: i32,
  W: i32,
  C: i32,
  M: i32,
  OH: i32,
  OW: i32,
  KH: i32,
  KW: i32,
  strideH: i32,
  strideW: i32,
  dilationH: i32,
  dilationW: i32,
  top: i32,
  left: i32,
): void {
  const out = C * M;
  memory.fill(dw, 0, <usize>(KH * KW * out) * 4);
  for (let n: i32 = 0; n < N; n++) {
    for (let oh: i32 = 0; oh < OH; oh++) {
      for (let ow: i32 = 0; ow < OW; ow++) {
        for (let kh: i32 = 0; kh < KH; kh++) {
          const h = oh * strideH + kh * dilationH - top;
          if (h < 0 || h >= H) continue;
          for (let kw: i32 = 0; kw < KW; kw++) {
            const at = ow * strideW + kw * dilationW - left;
            if (at < 0 || at >= W) continue;
            spreadDepthwise(
              dw + <usize>((kh * KW + kw) * out) * 4,
              x + <usize>(((n * H + h) * W + at) * C) * 4,
              dy,
              C,
              M,
            );
          }
        }
        dy += <usize>out * 4;
      }
    }
  }
}

/** to[c·M + m] += x[c] · dy[c·M + m]. */
function spreadDepthwise(to: usize, x: usize, dy: usize, C: i32, M: i32): void {
  let c: i32 = 0;
  if (M == 1) {
    for (; c + 4 <= C; c += 4) {
      v128.store(to, mulAdd(v128.load(to), v128.load(x), v128.load(dy)));
      to += 16;
      x += 16;
      dy += 16;
    }
  }
  for (; c < C; c++) {
    const value = load<f32>(x);
    for (let m: i32 = 0; m < M; m++) {
      store<f32>(to, load<f32>(to) + value * load<f32>(dy));
      to += 4;
      dy += 4;
    }
    x += 4;
  }
}
