import { mulAdd } from './vectors';

/** Floats of dY handled at a time, so that they stay in the first-level cache: 24 kB. */
const CHUNK: i32 = 6144;
/** Most positions handled at a time: as many addresses go into `scratch`. */
const MOST_POSITIONS: i32 = 256;

/**
 * Gradient of a convolution by its filter: dW[kh, kw, c, o] = Σ X[n, oh·sh + kh, ow·sw + kw, c] · dY[n, oh, ow, o].
 * X [N, H, W, C] is padded already; dY is [N, OH, OW, O]; dW is overwritten. A block of dW, six of the KW·C floats that lie side by side
 * in a row of X by eight outputs, stays in registers along the positions; a last block of fewer rows computes its last one again.
 * `scratch` is 1 kB of memory.
 */
export function filterGradient(
  x: usize,
  dy: usize,
  dw: usize,
  scratch: usize,
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
  const rowBytes = <usize>(W * C) * 4;
  const stepBytes = <usize>(C * strideW) * 4;
  const dyStep = <usize>O * 4;
  memory.fill(dw, 0, <usize>(KH * run) * dyStep);
  const total = N * OH * OW;
  const chunk = max(1, min(MOST_POSITIONS, CHUNK / O));
  let n: i32 = 0;
  let oh: i32 = 0;
  let ow: i32 = 0;
  let address = x;
  for (let first: i32 = 0; first < total; first += chunk) {
    const count = min(chunk, total - first);
    const end = scratch + <usize>count * 4;
    for (let at = scratch; at < end; at += 4) {
      store<usize>(at, address);
      address += stepBytes;
      if (++ow == OW) {
        ow = 0;
        if (++oh == OH) {
          oh = 0;
          n++;
        }
        address = x + <usize>(n * H + oh * strideH) * rowBytes;
      }
    }
    let to = dw;
    for (let kh: i32 = 0; kh < KH; kh++) {
      for (let r: i32 = 0; r < run; r += 6) {
        const offset = <usize>kh * rowBytes + <usize>r * 4;
        const height = min(6, run - r);
        let o: i32 = 0;
        for (; o + 8 <= O; o += 8) {
          filterBlock(scratch, end, offset, dy + <usize>o * 4, dyStep, to + <usize>o * 4, height);
        }
        for (; o < O; o++) {
          for (let k: i32 = 0; k < height; k++) {
            const at = <usize>k * dyStep + <usize>o * 4;
            filterOne(scratch, end, offset + <usize>k * 4, dy + <usize>o * 4, dyStep, to + at);
          }
        }
        to += <usize>height * dyStep;
      }
    }
    dy += <usize>count * dyStep;
  }
}

/** dW[k, o] += Σ over the positions of X[address + offset + k] · dY[position, o], for `height` values of k (1 to 6) and 8 of o. */
function filterBlock(
  addresses: usize,
  end: usize,
  offset: usize,
  dy: usize,
  step: usize,
  dw: usize,
  height: i32,
): void {
  const last = height - 1;
  const r1 = <usize>min(1, last);
  const r2 = <usize>min(2, last);
  const r3 = <usize>min(3, last);
  const r4 = <usize>min(4, last);
  const r5 = <usize>min(5, last);
  const o0 = offset,
    o1 = offset + r1 * 4,
    o2 = offset + r2 * 4,
    o3 = offset + r3 * 4,
    o4 = offset + r4 * 4,
    o5 = offset + r5 * 4;
  let a0 = v128.load(dw),
    b0 = v128.load(dw, 16);
  let a1 = v128.load(dw + r1 * step),
    b1 = v128.load(dw + r1 * step, 16);
  let a2 = v128.load(dw + r2 * step),
    b2 = v128.load(dw + r2 * step, 16);
  let a3 = v128.load(dw + r3 * step),
    b3 = v128.load(dw + r3 * step, 16);
  let a4 = v128.load(dw + r4 * step),
    b4 = v128.load(dw + r4 * step, 16);
  let a5 = v128.load(dw + r5 * step),
    b5 = v128.load(dw + r5 * step, 16);
  for (; addresses < end; addresses += 4) {
    const d0 = v128.load(dy),
      d1 = v128.load(dy, 16);
    const x = load<usize>(addresses);
    let s = v128.load32_splat(x + o0);
    a0 = mulAdd(a0, s, d0);
    b0 = mulAdd(b0, s, d1);
    s = v128.load32_splat(x + o1);
    a1 = mulAdd(a1, s, d0);
    b1 = mulAdd(b1, s, d1);
    s = v128.load32_splat(x + o2);
    a2 = mulAdd(a2, s, d0);
    b2 = mulAdd(b2, s, d1);
    s = v128.load32_splat(x + o3);
    a3 = mulAdd(a3, s, d0);
    b3 = mulAdd(b3, s, d1);
    s = v128.load32_splat(x + o4);
    a4 = mulAdd(a4, s, d0);
    b4 = mulAdd(b4, s, d1);
    s = v128.load32_splat(x + o5);
    a5 = mulAdd(a5, s, d0);
    b5 = mulAdd(b5, s, d1);
    dy += step;
  }
  v128.store(dw, a0);
  v128.store(dw, b0, 16);
  if (height == 1) return;
  dw += step;
  v128.store(dw, a1);
  v128.store(dw, b1, 16);
  if (height == 2) return;
  dw += step;
  v128.store(dw, a2);
  v128.store(dw, b2, 16);
  if (height == 3) return;
  dw += step;
  v128.store(dw, a3);
  v128.store(dw, b3, 16);
  if (height == 4) return;
  dw += step;
  v128.store(dw, a4);
  v128.store(dw, b4, 16);
  if (height == 5) return;
  dw += step;
  v128.store(dw, a5);
  v128.store(dw, b5, 16);
}

/** The same for one value of k and one of o. */
function filterOne(addresses: usize, end: usize, offset: usize, dy: usize, step: usize, dw: usize): void {
  let sum = load<f32>(dw);
  for (; addresses < end; addresses += 4) {
    sum += load<f32>(load<usize>(addresses) + offset) * load<f32>(dy);
    dy += step;
  }
  store<f32>(dw, sum);
}
