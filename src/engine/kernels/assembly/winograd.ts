import { storeWindow } from './pool';
import { product } from './product';

// Convolution with 3×3 filters, stride 1, by the minimal algorithm F(2×2, 3×3) of Winograd (Lavin and Gray, 2016): a tile of 2×2
// outputs is Aᵀ [(G g Gᵀ) ⊙ (Bᵀ d B)] A, d its 4×4 inputs and g the filter: 16 multiplications instead of 36. Summed over channels,
// each of the 16 places of the transformed tiles ("frequencies") is a matrix product [tiles, C] · [C, O], done by `product`.
//   Bᵀ = 1  0 −1  0     G = 1  0  0     Aᵀ = 1 1  1  0
//        0  1  1  0         ½  ½  ½          0 1 −1 −1
//        0 −1  1  0         ½ −½  ½
//        0  1  0 −1         0  0  1

/** Tiles handled together, so that their transformed inputs and outputs stay in the second-level cache. */
const TILES: i32 = 24;

/**
 * The transformed filters G g Gᵀ, as panels for `product`: [16][O/8][K][8]. Element (kh, kw, k, o) of the filter lies at
 * w + (kh·3 + kw)·stepTap + k·stepK + o·stepO, in floats; O is a multiple of 8.
 */
export function winogradPanels(w: usize, panels: usize, K: i32, O: i32, stepTap: i32, stepK: i32, stepO: i32): void {
  const tap = <usize>stepTap * 4;
  const frequency = <usize>(K * O) * 4;
  for (let o: i32 = 0; o < O; o++) {
    for (let k: i32 = 0; k < K; k++) {
      const from = w + <usize>(k * stepK + o * stepO) * 4;
      const to = panels + <usize>(((o >> 3) * K + k) * 8 + (o & 7)) * 4;
      const r0 = load<f32>(from),
        s0 = load<f32>(from + tap),
        t0 = load<f32>(from + 2 * tap);
      const r1 = load<f32>(from + 3 * tap),
        s1 = load<f32>(from + 4 * tap),
        t1 = load<f32>(from + 5 * tap);
      const r2 = load<f32>(from + 6 * tap),
        s2 = load<f32>(from + 7 * tap),
        t2 = load<f32>(from + 8 * tap);
      filterRow(r0, s0, t0, to, frequency);
      filterRow(halfSum(r0, r1, r2), halfSum(s0, s1, s2), halfSum(t0, t1, t2), to + 4 * frequency, frequency);
      filterRow(halfSum(r0, -r1, r2), halfSum(s0, -s1, s2), halfSum(t0, -t1, t2), to + 8 * frequency, frequency);
      filterRow(r2, s2, t2, to + 12 * frequency, frequency);
    }
  }
}

function halfSum(a: f32, b: f32, c: f32): f32 {
  return 0.5 * (a + b + c);
}

/** One row of G g Gᵀ, from a row of G g. */
function filterRow(a: f32, b: f32, c: f32, to: usize, frequency: usize): void {
  store<f32>(to, a);
  store<f32>(to + frequency, halfSum(a, b, c));
  store<f32>(to + 2 * frequency, halfSum(a, -b, c));
  store<f32>(to + 3 * frequency, c);
}

/** The transformed inputs Bᵀ d B of one tile, all channels: 16 rows of C floats, `frequency` bytes apart. C is a multiple of 4. */
function transformInput(from: usize, row: usize, pixel: usize, to: usize, frequency: usize, C: i32): void {
  for (let c: i32 = 0; c < C; c += 4) {
    let d0 = v128.load(from),
      d1 = v128.load(from + pixel),
      d2 = v128.load(from + 2 * pixel),
      d3 = v128.load(from + 3 * pixel);
    const a0 = f32x4.sub(d0, d2),
      a1 = f32x4.add(d1, d2),
      a2 = f32x4.sub(d2, d1),
      a3 = f32x4.sub(d1, d3);
    let at = from + row;
    d0 = v128.load(at);
    d1 = v128.load(at + pixel);
    d2 = v128.load(at + 2 * pixel);
    d3 = v128.load(at + 3 * pixel);
    const b0 = f32x4.sub(d0, d2),
      b1 = f32x4.add(d1, d2),
      b2 = f32x4.sub(d2, d1),
      b3 = f32x4.sub(d1, d3);
    at += row;
    d0 = v128.load(at);
    d1 = v128.load(at + pixel);
    d2 = v128.load(at + 2 * pixel);
    d3 = v128.load(at + 3 * pixel);
    const c0 = f32x4.sub(d0, d2),
      c1 = f32x4.add(d1, d2),
      c2 = f32x4.sub(d2, d1),
      c3 = f32x4.sub(d1, d3);
    storeFour(to, frequency, f32x4.sub(a0, c0), f32x4.sub(a1, c1), f32x4.sub(a2, c2), f32x4.sub(a3, c3));
    let out = to + 4 * frequency;
    storeFour(out, frequency, f32x4.add(b0, c0), f32x4.add(b1, c1), f32x4.add(b2, c2), f32x4.add(b3, c3));
    out += 4 * frequency;
    storeFour(out, frequency, f32x4.sub(c0, b0), f32x4.sub(c1, b1), f32x4.sub(c2, b2), f32x4.sub(c3, b3));
    at += row;
    d0 = v128.load(at);
    d1 = v128.load(at + pixel);
    d2 = v128.load(at + 2 * pixel);
    d3 = v128.load(at + 3 * pixel);
    out += 4 * frequency;
    storeFour(
      out,
      frequency,
      f32x4.sub(b0, f32x4.sub(d0, d2)),
      f32x4.sub(b1, f32x4.add(d1, d2)),
      f32x4.sub(b2, f32x4.sub(d2, d1)),
      f32x4.sub(b3, f32x4.sub(d1, d3)),
    );
    from += 16;
    to += 16;
  }
}

function storeFour(to: usize, step: usize, a: v128, b: v128, c: v128, d: v128): void {
  v128.store(to, a);
  v128.store(to + step, b);
  v128.store(to + 2 * step, c);
  v128.store(to + 3 * step, d);
}

/**
 * A convolutional layer with its pool, as `convolvePool`: a tile of Winograd's is just a window of the pool, so that the convolution
 * itself is never written down. C is a multiple of 4, O one of 8. W comes from `winogradPanels`; `work` holds 16·24·(C + O) floats.
 */
export function winogradPool(
  x: usize,
  panels: usize,
  bias: usize,
  y: usize,
  where: usize,
  work: usize,
  scratch: usize,
  N: i32,
  H: i32,
  W: i32,
  C: i32,
  PH: i32,
  PW: i32,
  O: i32,
): void {
  const pixel = <usize>C * 4;
  const row = <usize>W * pixel;
  const panelBytes = <usize>(C * O) * 4;
  const inFrequency = <usize>(TILES * C) * 4;
  const outFrequency = <usize>(TILES * O) * 4;
  const outputs = work + 16 * inFrequency;
  const tiles = N * PH * PW;
  let n: i32 = 0;
  let p: i32 = 0;
  let q: i32 = 0;
  for (let first: i32 = 0; first < tiles; first += TILES) {
    const count = min(TILES, tiles - first);
    for (let i: i32 = 0; i < count; i++) {
      const from = x + <usize>((n * H + 2 * p) * W + 2 * q) * pixel;
      transformInput(from, row, pixel, work + <usize>i * pixel, inFrequency, C);
      if (++q == PW) {
        q = 0;
        if (++p == PH) {
          p = 0;
          n++;
        }
      }
    }
    for (let f: i32 = 0; f < 16; f++) {
      product(
        work + <usize>f * inFrequency,
        panels + <usize>f * panelBytes,
        0,
        outputs + <usize>f * outFrequency,
        scratch,
        1,
        1,
        count,
        C,
        1,
        count,
        O,
        1,
        1,
        1,
        1,
        0,
      );
    }
    let from = outputs;
    for (let i: i32 = 0; i < count; i++) {
      for (let o: i32 = 0; o < O; o += 4) {
        storePooled(from, outFrequency, v128.load(bias + <usize>o * 4), y, where);
        from += 16;
        y += 16;
        where += 16;
      }
    }
  }
}

/** The 2×2 outputs Aᵀ m A of one tile, four channels, pooled. */
function storePooled(m: usize, frequency: usize, bias: v128, y: usize, where: usize): void {
  let m0 = v128.load(m),
    m1 = v128.load(m + frequency),
    m2 = v128.load(m + 2 * frequency),
    m3 = v128.load(m + 3 * frequency);
  const a0 = f32x4.add(f32x4.add(m0, m1), m2),
    a1 = f32x4.sub(f32x4.sub(m1, m2), m3);
  m += 4 * frequency;
  m0 = v128.load(m);
  m1 = v128.load(m + frequency);
  m2 = v128.load(m + 2 * frequency);
  m3 = v128.load(m + 3 * frequency);
  const b0 = f32x4.add(f32x4.add(m0, m1), m2),
    b1 = f32x4.sub(f32x4.sub(m1, m2), m3);
  m += 4 * frequency;
  m0 = v128.load(m);
  m1 = v128.load(m + frequency);
  m2 = v128.load(m + 2 * frequency);
  m3 = v128.load(m + 3 * frequency);
  const c0 = f32x4.add(f32x4.add(m0, m1), m2),
    c1 = f32x4.sub(f32x4.sub(m1, m2), m3);
  m += 4 * frequency;
  m0 = v128.load(m);
  m1 = v128.load(m + frequency);
  m2 = v128.load(m + 2 * frequency);
  m3 = v128.load(m + 3 * frequency);
  const d0 = f32x4.add(f32x4.add(m0, m1), m2),
    d1 = f32x4.sub(f32x4.sub(m1, m2), m3);
  storeWindow(
    f32x4.add(f32x4.add(a0, b0), c0),
    f32x4.add(f32x4.add(a1, b1), c1),
    f32x4.sub(f32x4.sub(b0, c0), d0),
    f32x4.sub(f32x4.sub(b1, c1), d1),
    bias,
    y,
    where,
  );
}
