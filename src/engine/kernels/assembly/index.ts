// AssemblyScript, compiled by scripts/kernels.ts. It imports the memory of TensorFlow.js's WASM backend and works on its tensors in
// place: pointers are byte offsets of float32 data. No static data and no allocation, since the memory belongs to the backend.
// Images are NHWC, filters [KH, KW, C, O].

/** Positions of dY (times channels) handled at a time, so that they stay in the first-level cache: 24 kB. */
const CHUNK: i32 = 6144;

// @ts-expect-error: decorator of AssemblyScript
@inline
function mulAdd(acc: v128, a: v128, b: v128): v128 {
  return v128.add<f32>(acc, v128.mul<f32>(a, b));
}

/** to[0..n) += from[0..n) */
// @ts-expect-error: decorator of AssemblyScript
@inline
function addRow(to: usize, from: usize, n: i32): void {
  let i: i32 = 0;
  for (; i + 4 <= n; i += 4) {
    v128.store(to, v128.add<f32>(v128.load(to), v128.load(from)));
    to += 16;
    from += 16;
  }
  for (; i < n; i++) {
    store<f32>(to, load<f32>(to) + load<f32>(from));
    to += 4;
    from += 4;
  }
}

/**
 * dW[kh, r, o] += Σ over rows ρ = (n, oh) of the chunk and ow of X[n, oh·s + kh, ow·s, r] · dY[ρ, ow, o], for 4 values of r and
 * 8 of o, kept in registers; r runs over the KW·C floats that lie side by side in X.
 */
// @ts-expect-error: decorator of AssemblyScript
@inline
function filterBlock(
  x: usize, dy: usize, dw: usize, n: i32, oh: i32, rows: i32,
  imageBytes: usize, rowBytes: usize, stepBytes: usize, OH: i32, OW: i32, dyStep: usize, dwStep: usize,
): void {
  let a00 = v128.load(dw), a01 = v128.load(dw, 16);
  let a10 = v128.load(dw + dwStep), a11 = v128.load(dw + dwStep, 16);
  let a20 = v128.load(dw + 2 * dwStep), a21 = v128.load(dw + 2 * dwStep, 16);
  let a30 = v128.load(dw + 3 * dwStep), a31 = v128.load(dw + 3 * dwStep, 16);
  for (let row: i32 = 0; row < rows; row++) {
    let xp = x + <usize>n * imageBytes + <usize>oh * rowBytes;
    for (let ow: i32 = 0; ow < OW; ow++) {
      const d0 = v128.load(dy), d1 = v128.load(dy, 16);
      const x0 = v128.load32_splat(xp), x1 = v128.load32_splat(xp, 4);
      a00 = mulAdd(a00, x0, d0); a01 = mulAdd(a01, x0, d1);
      a10 = mulAdd(a10, x1, d0); a11 = mulAdd(a11, x1, d1);
      const x2 = v128.load32_splat(xp, 8), x3 = v128.load32_splat(xp, 12);
      a20 = mulAdd(a20, x2, d0); a21 = mulAdd(a21, x2, d1);
      a30 = mulAdd(a30, x3, d0); a31 = mulAdd(a31, x3, d1);
      xp += stepBytes;
      dy += dyStep;
    }
    oh++;
    if (oh == OH) { oh = 0; n++; }
  }
  v128.store(dw, a00); v128.store(dw, a01, 16);
  v128.store(dw + dwStep, a10); v128.store(dw + dwStep, a11, 16);
  v128.store(dw + 2 * dwStep, a20); v128.store(dw + 2 * dwStep, a21, 16);
  v128.store(dw + 3 * dwStep, a30); v128.store(dw + 3 * dwStep, a31, 16);
}

/** The same for one value of r and 8 of o. */
// @ts-expect-error: decorator of AssemblyScript
@inline
function filterRow(
  x: usize, dy: usize, dw: usize, n: i32, oh: i32, rows: i32,
  imageBytes: usize, rowBytes: usize, stepBytes: usize, OH: i32, OW: i32, dyStep: usize,
): void {
  let a0 = v128.load(dw), a1 = v128.load(dw, 16);
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
    if (oh == OH) { oh = 0; n++; }
  }
  v128.store(dw, a0);
  v128.store(dw, a1, 16);
}

/** The same for one value of r and one of o. */
// @ts-expect-error: decorator of AssemblyScript
@inline
function filterOne(
  x: usize, dy: usize, dw: usize, n: i32, oh: i32, rows: i32,
  imageBytes: usize, rowBytes: usize, stepBytes: usize, OH: i32, OW: i32, dyStep: usize,
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
    if (oh == OH) { oh = 0; n++; }
  }
  store<f32>(dw, sum);
}

/**
 * Gradient of a convolution by its filter: dW[kh, kw, c, o] = Σ X[n, oh·sh + kh, ow·sw + kw, c] · dY[n, oh, ow, o].
 * X [N, H, W, C] is padded already; dY is [N, OH, OW, O]; dW is overwritten.
 */
export function filterGradient(
  x: usize, dy: usize, dw: usize, N: i32, H: i32, W: i32, C: i32,
  OH: i32, OW: i32, O: i32, KH: i32, KW: i32, strideH: i32, strideW: i32,
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
      for (let r: i32 = 0; r < run; ) {
        const whole = r + 4 <= run;
        const xr = xRow + <usize>r * 4;
        const dwRow = dw + <usize>(kh * run + r) * dyStep;
        let o: i32 = 0;
        for (; o + 8 <= O; o += 8) {
          const at = <usize>o * 4;
          if (whole) filterBlock(xr, dyFirst + at, dwRow + at, n, oh, rows, imageBytes, rowBytes, stepBytes, OH, OW, dyStep, dyStep);
          else filterRow(xr, dyFirst + at, dwRow + at, n, oh, rows, imageBytes, rowBytes, stepBytes, OH, OW, dyStep);
        }
        const block = whole ? 4 : 1;
        for (; o < O; o++) {
          const at = <usize>o * 4;
          for (let k: i32 = 0; k < block; k++) {
            filterOne(xr + <usize>k * 4, dyFirst + at, dwRow + <usize>k * dyStep + at, n, oh, rows, imageBytes, rowBytes, stepBytes, OH, OW, dyStep);
          }
        }
        r += block;
      }
    }
  }
}

/**
 * Adds the columns dY·Wᵀ, [N, OH, OW, KH, KW, C], back to the image positions they came from: dX [N, H, W, C], overwritten.
 */
export function columnsToImage(
  columns: usize, dx: usize, N: i32, H: i32, W: i32, C: i32,
  OH: i32, OW: i32, KH: i32, KW: i32, strideH: i32, strideW: i32, padTop: i32, padLeft: i32,
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
            addRow(image + <usize>(h * W + left + from) * pixelBytes, columns + <usize>from * pixelBytes, (to - from) * C);
          }
          columns += <usize>KW * pixelBytes;
        }
      }
    }
  }
}

/**
 * Gradient of max pooling: dX at the first maximum of each window += dY; ties go to the first, as on the CPU backend.
 * X and dX are [N, H, W, C], dY is [N, OH, OW, C]; dX is overwritten.
 */
export function maxPoolGradient(
  x: usize, dy: usize, dx: usize, N: i32, H: i32, W: i32, C: i32,
  OH: i32, OW: i32, KH: i32, KW: i32, strideH: i32, strideW: i32, padTop: i32, padLeft: i32,
): void {
  const pixelBytes = <usize>C * 4;
  const rowBytes = <usize>W * pixelBytes;
  const imageBytes = <usize>H * rowBytes;
  for (let n: i32 = 0; n < N; n++) {
    memory.fill(dx, 0, imageBytes);
    for (let oh: i32 = 0; oh < OH; oh++) {
      const top = oh * strideH - padTop;
      const h0 = max(0, top), h1 = min(H, top + KH);
      for (let ow: i32 = 0; ow < OW; ow++) {
        const left = ow * strideW - padLeft;
        const w0 = max(0, left), w1 = min(W, left + KW);
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

// @ts-expect-error: decorator of AssemblyScript
@inline
function addTo(to: usize, value: v128): void {
  v128.store(to, v128.add<f32>(v128.load(to), value));
}

/** The whole window of the commonest pool, four channels at a time. */
function window2x2(x: usize, dx: usize, dy: usize, C: i32, pixelBytes: usize, rowBytes: usize): void {
  let c: i32 = 0;
  for (; c + 4 <= C; c += 4) {
    const x00 = v128.load(x), x01 = v128.load(x + pixelBytes);
    const x10 = v128.load(x + rowBytes), x11 = v128.load(x + rowBytes + pixelBytes);
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
    x += 16; dx += 16; dy += 16;
  }
  if (c < C) window(x, dx, dy, C - c, 2, 2, pixelBytes, rowBytes);
}

/** Any window of height × width pixels, channel by channel; one outside the image (height or width ≤ 0) has no maximum. */
function window(x: usize, dx: usize, dy: usize, C: i32, height: i32, width: i32, pixelBytes: usize, rowBytes: usize): void {
  if (height <= 0 || width <= 0) return;
  for (let c: i32 = 0; c < C; c++) {
    let best: f32 = load<f32>(x);
    let bestAt: usize = 0;
    for (let h: i32 = 0; h < height; h++) {
      let at = <usize>h * rowBytes;
      for (let w: i32 = 0; w < width; w++) {
        const value = load<f32>(x + at);
        if (value > best) { best = value; bestAt = at; }
        at += pixelBytes;
      }
    }
    store<f32>(dx + bestAt, load<f32>(dx + bestAt) + load<f32>(dy));
    x += 4; dx += 4; dy += 4;
  }
}

/** out[o] = Σ over p of x[p, o]: the gradient of a bias. x is [P, O]; out [O] is overwritten. */
export function columnSum(x: usize, out: usize, P: i32, O: i32): void {
  memory.fill(out, 0, <usize>O * 4);
  for (let p: i32 = 0; p < P; p++) {
    addRow(out, x, O);
    x += <usize>O * 4;
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

/**
 * One Adam update (Kingma and Ba, 2015): m and v in place, the new weights to `out`.
 * The complements 1 − β come from the caller, in full precision before rounding; `correct` are 1 / (1 − βᵗ).
 */
export function adam(
  w: usize, g: usize, m: usize, v: usize, out: usize, n: i32,
  rate: f32, beta1: f32, complement1: f32, beta2: f32, complement2: f32, correct1: f32, correct2: f32, epsilon: f32,
): void {
  const b1 = f32x4.splat(beta1), c1 = f32x4.splat(complement1), b2 = f32x4.splat(beta2), c2 = f32x4.splat(complement2);
  const k1 = f32x4.splat(correct1), k2 = f32x4.splat(correct2), e = f32x4.splat(epsilon), a = f32x4.splat(rate);
  let i: i32 = 0;
  for (; i + 4 <= n; i += 4) {
    const grad = v128.load(g);
    const newM = f32x4.add(f32x4.mul(v128.load(m), b1), f32x4.mul(grad, c1));
    const newV = f32x4.add(f32x4.mul(v128.load(v), b2), f32x4.mul(f32x4.mul(grad, grad), c2));
    v128.store(m, newM);
    v128.store(v, newV);
    const root = f32x4.add(f32x4.sqrt(f32x4.mul(newV, k2)), e);
    v128.store(out, f32x4.sub(v128.load(w), f32x4.mul(a, f32x4.div(f32x4.mul(newM, k1), root))));
    w += 16; g += 16; m += 16; v += 16; out += 16;
  }
  for (; i < n; i++) {
    const grad = load<f32>(g);
    const newM = load<f32>(m) * beta1 + grad * complement1;
    const newV = load<f32>(v) * beta2 + grad * grad * complement2;
    store<f32>(m, newM);
    store<f32>(v, newV);
    store<f32>(out, load<f32>(w) - (rate * (newM * correct1)) / (sqrt<f32>(newV * correct2) + epsilon));
    w += 4; g += 4; m += 4; v += 4; out += 4;
  }
}
