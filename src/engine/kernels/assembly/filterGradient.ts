import { mulAdd } from './vectors';

/** Positions of dY (times channels) handled at a time, so that they stay in the first-level cache: 24 kB. */
const CHUNK: i32 = 6144;

/**
 * Gradient of a convolution by its filter: dW[kh, kw, c, o] = Σ X[n, oh·sh + kh, ow·sw + kw, c] · dY[n, oh, ow, o].
 * X [N, H, W, C] is padded already; dY is [N, OH, OW, O]; dW is overwritten.
 */
export function filterGradient(
  x: usize,
  dy: usize,
  dw: usize,
  N: i32,
  H: i32,
  W: i32,
  C: i32,
  OH: i32,
  OW: i32,
  O: i32,
  KH: i32,
  KW: i32,
  strideH: i32,
  strideW: i32,
): void {
  const run = KW * C;
  const rowBytes = <usize>(W * C * strideH) * 4;
  const imageBytes = <usize>(H * W * C) * 4;
  const stepBytes = <usize>(C * strideW) * 4;
  const dyStep = <usize>O * 4;
  memory.fill(dw, 0, <usize>(KH * run) * dyStep);
  const total = N * OH;
  const chunk = max(1, CHUNK / (OW * O));
  for (let first: i32 = 0; first < total; first += chunk) {
    const rows = min(chunk, total - first);
    const n = first / OH;
    const oh = first % OH;
    const dyFirst = dy + <usize>(first * OW) * dyStep;
    for (let kh: i32 = 0; kh < KH; kh++) {
      const xRow = x + <usize>(kh * W * C) * 4;
      for (let r: i32 = 0; r < run;) {
        const whole = r + 4 <= run;
        const xr = xRow + <usize>r * 4;
        const dwRow = dw + <usize>(kh * run + r) * dyStep;
        let o: i32 = 0;
        for (; o + 8 <= O; o += 8) {
          const at = <usize>o * 4;
          if (whole)
            filterBlock(
              xr,
              dyFirst + at,
              dwRow + at,
              n,
              oh,
              rows,
              imageBytes,
              rowBytes,
              stepBytes,
              OH,
              OW,
              dyStep,
              dyStep,
            );
          else filterRow(xr, dyFirst + at, dwRow + at, n, oh, rows, imageBytes, rowBytes, stepBytes, OH, OW, dyStep);
        }
        const block = whole ? 4 : 1;
        for (; o < O; o++) {
          const at = <usize>o * 4;
          for (let k: i32 = 0; k < block; k++) {
            filterOne(
              xr + <usize>k * 4,
              dyFirst + at,
              dwRow + <usize>k * dyStep + at,
              n,
              oh,
              rows,
              imageBytes,
              rowBytes,
              stepBytes,
              OH,
              OW,
              dyStep,
            );
          }
        }
        r += block;
      }
    }
  }
}

/**
 * dW[kh, r, o] += Σ over rows ρ = (n, oh) of the chunk and ow of X[n, oh·s + kh, ow·s, r] · dY[ρ, ow, o], for 4 values of r and
 * 8 of o, kept in registers; r runs over the KW·C floats that lie side by side in X.
 */
function filterBlock(
  x: usize,
  dy: usize,
  dw: usize,
  n: i32,
  oh: i32,
  rows: i32,
  imageBytes: usize,
  rowBytes: usize,
  stepBytes: usize,
  OH: i32,
  OW: i32,
  dyStep: usize,
  dwStep: usize,
): void {
  let a00 = v128.load(dw),
    a01 = v128.load(dw, 16);
  let a10 = v128.load(dw + dwStep),
    a11 = v128.load(dw + dwStep, 16);
  let a20 = v128.load(dw + 2 * dwStep),
    a21 = v128.load(dw + 2 * dwStep, 16);
  let a30 = v128.load(dw + 3 * dwStep),
    a31 = v128.load(dw + 3 * dwStep, 16);
  for (let row: i32 = 0; row < rows; row++) {
    let xp = x + <usize>n * imageBytes + <usize>oh * rowBytes;
    for (let ow: i32 = 0; ow < OW; ow++) {
      const d0 = v128.load(dy),
        d1 = v128.load(dy, 16);
      const x0 = v128.load32_splat(xp),
        x1 = v128.load32_splat(xp, 4);
      a00 = mulAdd(a00, x0, d0);
      a01 = mulAdd(a01, x0, d1);
      a10 = mulAdd(a10, x1, d0);
      a11 = mulAdd(a11, x1, d1);
      const x2 = v128.load32_splat(xp, 8),
        x3 = v128.load32_splat(xp, 12);
      a20 = mulAdd(a20, x2, d0);
      a21 = mulAdd(a21, x2, d1);
      a30 = mulAdd(a30, x3, d0);
      a31 = mulAdd(a31, x3, d1);
      xp += stepBytes;
      dy += dyStep;
    }
    oh++;
    if (oh == OH) {
      oh = 0;
      n++;
    }
  }
  v128.store(dw, a00);
  v128.store(dw, a01, 16);
  v128.store(dw + dwStep, a10);
  v128.store(dw + dwStep, a11, 16);
  v128.store(dw + 2 * dwStep, a20);
  v128.store(dw + 2 * dwStep, a21, 16);
  v128.store(dw + 3 * dwStep, a30);
  v128.store(dw + 3 * dwStep, a31, 16);
}

/** The same for one value of r and 8 of o. */
function filterRow(
  x: usize,
  dy: usize,
  dw: usize,
  n: i32,
  oh: i32,
  rows: i32,
  imageBytes: usize,
  rowBytes: usize,
  stepBytes: usize,
  OH: i32,
  OW: i32,
  dyStep: usize,
): void {
  let a0 = v128.load(dw),
    a1 = v128.load(dw, 16);
  for (let row: i32 = 0; row < rows; row++) {
    let xp = x + <usize>n * imageBytes + <usize>oh * rowBytes;
    for (let ow: i32 = 0; ow < OW; ow++) {
      const x0 = v128.load32_splat(xp);
      a0 = mulAdd(a0, x0, v128.load(dy));
      a1 = mulAdd(a1, x0, v128.load(dy, 16));
      xp += stepBytes;
      dy += dyStep;
    }
    oh++;
    if (oh == OH) {
      oh = 0;
      n++;
    }
  }
  v128.store(dw, a0);
  v128.store(dw, a1, 16);
}

/** The same for one value of r and one of o. */
function filterOne(
  x: usize,
  dy: usize,
  dw: usize,
  n: i32,
  oh: i32,
  rows: i32,
  imageBytes: usize,
  rowBytes: usize,
  stepBytes: usize,
  OH: i32,
  OW: i32,
  dyStep: usize,
): void {
  let sum = load<f32>(dw);
  for (let row: i32 = 0; row < rows; row++) {
    let xp = x + <usize>n * imageBytes + <usize>oh * rowBytes;
    for (let ow: i32 = 0; ow < OW; ow++) {
      sum += load<f32>(xp) * load<f32>(dy);
      xp += stepBytes;
      dy += dyStep;
    }
    oh++;
    if (oh == OH) {
      oh = 0;
      n++;
    }
  }
  store<f32>(dw, sum);
}
