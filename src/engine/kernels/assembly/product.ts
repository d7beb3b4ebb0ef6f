import { mulAdd } from './vectors';
import { columnsToImage } from './rows';

/** Positions handled together, so that their rows of X stay in the first-level cache while all panels pass. */
const CHUNK: i32 = 60;
/** Positions of a block. */
const BLOCK: i32 = 6;
/** Bytes of the scratch memory that `product` needs: addresses of a chunk, one bias block, one block of results. */
const ADDRESSES: usize = <usize>(CHUNK + BLOCK) * 4;
const BIAS_BLOCK: usize = 32;

/**
 * Copies the right side of a product into panels of eight columns, [O/8][K][8], the last filled up with zeros: a panel is then read
 * from front to end. Element (k, o) lies at b + k·stepK + o·stepO, in floats.
 */
export function packPanels(b: usize, panels: usize, K: i32, O: i32, stepK: i32, stepO: i32): void {
  for (let o: i32 = 0; o < O; o += 8) {
    const width = min(8, O - o);
    for (let k: i32 = 0; k < K; k++) {
      let from = b + <usize>(k * stepK + o * stepO) * 4;
      if (width == 8 && stepO == 1) {
        v128.store(panels, v128.load(from));
        v128.store(panels, v128.load(from, 16), 16);
      } else {
        for (let j: i32 = 0; j < 8; j++) {
          store<f32>(panels + <usize>j * 4, j < width ? load<f32>(from) : 0);
          from += <usize>stepO * 4;
        }
      }
      panels += 32;
    }
  }
}

/**
 * Convolution, and with KH = KW = 1 the matrix product: out[n, oh, ow, o] = bias[o] + Σ over kh, kw, c of
 * X[n, oh·sh + kh, ow·sw + kw, c] · W[kh, kw, c, o], W given as panels. X [N, H, W, C] is padded already; out [N, OH, OW, O] is
 * overwritten; bias 0 means none; relu 1 cuts off negative results. `scratch` is 512 bytes of memory.
 */
export function product(
  x: usize,
  panels: usize,
  bias: usize,
  out: usize,
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
  relu: i32,
): void {
  const run = KW * C;
  const panelBytes = <usize>(KH * run) * 32;
  const rowBytes = <usize>(W * C) * 4;
  const stepBytes = <usize>(strideW * C) * 4;
  const outStep = <usize>O * 4;
  const biasBlock = scratch + ADDRESSES;
  const results = biasBlock + BIAS_BLOCK;
  const P = N * OH * OW;
  let n: i32 = 0;
  let oh: i32 = 0;
  let ow: i32 = 0;
  let address = x;
  for (let first: i32 = 0; first < P; first += CHUNK) {
    const count = min(CHUNK, P - first);
    for (let i: i32 = 0; i < count; i++) {
      store<usize>(scratch + <usize>i * 4, address);
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
    // A last block of fewer positions computes one of them again.
    const lastAddress = load<usize>(scratch + <usize>(count - 1) * 4);
    for (let i: i32 = count; i < count + BLOCK; i++) store<usize>(scratch + <usize>i * 4, lastAddress);
    let panel = panels;
    for (let o: i32 = 0; o < O; o += 8) {
      const width = min(8, O - o);
      for (let j: i32 = 0; j < 8; j++) {
        const value: f32 = bias && j < width ? load<f32>(bias + <usize>(o + j) * 4) : 0;
        store<f32>(biasBlock + <usize>j * 4, value);
      }
      let to = out + <usize>first * outStep + <usize>o * 4;
      for (let i: i32 = 0; i < count; i += BLOCK) {
        const at = scratch + <usize>i * 4;
        const whole = width == 8 && i + BLOCK <= count;
        productBlock(at, panel, biasBlock, whole ? to : results, whole ? outStep : 32, KH, run, rowBytes, relu);
        if (!whole) {
          for (let k: i32 = 0; k < min(BLOCK, count - i); k++) {
            memory.copy(to + <usize>k * outStep, results + <usize>k * 32, <usize>width * 4);
          }
        }
        to += <usize>BLOCK * outStep;
      }
      panel += panelBytes;
    }
  }
}

/** Six positions, whose addresses are given, by eight outputs, kept in registers while they run along the KH rows of KW·C floats. */
function productBlock(
  addresses: usize,
  panel: usize,
  bias: usize,
  to: usize,
  toStep: usize,
  KH: i32,
  run: i32,
  rowBytes: usize,
  relu: i32,
): void {
  let x0 = load<usize>(addresses),
    x1 = load<usize>(addresses, 4),
    x2 = load<usize>(addresses, 8),
    x3 = load<usize>(addresses, 12),
    x4 = load<usize>(addresses, 16),
    x5 = load<usize>(addresses, 20);
  let a0 = v128.load(bias),
    b0 = v128.load(bias, 16);
  let a1 = a0,
    a2 = a0,
    a3 = a0,
    a4 = a0,
    a5 = a0;
  let b1 = b0,
    b2 = b0,
    b3 = b0,
    b4 = b0,
    b5 = b0;
  const end = <usize>run * 4;
  for (let kh: i32 = 0; kh < KH; kh++) {
    for (let r: usize = 0; r < end; r += 4) {
      const w0 = v128.load(panel),
        w1 = v128.load(panel, 16);
      let s = v128.load32_splat(x0 + r);
      a0 = mulAdd(a0, s, w0);
      b0 = mulAdd(b0, s, w1);
      s = v128.load32_splat(x1 + r);
      a1 = mulAdd(a1, s, w0);
      b1 = mulAdd(b1, s, w1);
      s = v128.load32_splat(x2 + r);
      a2 = mulAdd(a2, s, w0);
      b2 = mulAdd(b2, s, w1);
      s = v128.load32_splat(x3 + r);
      a3 = mulAdd(a3, s, w0);
      b3 = mulAdd(b3, s, w1);
      s = v128.load32_splat(x4 + r);
      a4 = mulAdd(a4, s, w0);
      b4 = mulAdd(b4, s, w1);
      s = v128.load32_splat(x5 + r);
      a5 = mulAdd(a5, s, w0);
      b5 = mulAdd(b5, s, w1);
      panel += 32;
    }
    x0 += rowBytes;
    x1 += rowBytes;
    x2 += rowBytes;
    x3 += rowBytes;
    x4 += rowBytes;
    x5 += rowBytes;
  }
  if (relu) {
    const zero = v128.splat<f32>(0);
    a0 = f32x4.pmax(a0, zero);
    b0 = f32x4.pmax(b0, zero);
    a1 = f32x4.pmax(a1, zero);
    b1 = f32x4.pmax(b1, zero);
    a2 = f32x4.pmax(a2, zero);
    b2 = f32x4.pmax(b2, zero);
    a3 = f32x4.pmax(a3, zero);
    b3 = f32x4.pmax(b3, zero);
    a4 = f32x4.pmax(a4, zero);
    b4 = f32x4.pmax(b4, zero);
    a5 = f32x4.pmax(a5, zero);
    b5 = f32x4.pmax(b5, zero);
  }
  v128.store(to, a0);
  v128.store(to, b0, 16);
  to += toStep;
  v128.store(to, a1);
  v128.store(to, b1, 16);
  to += toStep;
  v128.store(to, a2);
  v128.store(to, b2, 16);
  to += toStep;
  v128.store(to, a3);
  v128.store(to, b3, 16);
  to += toStep;
  v128.store(to, a4);
  v128.store(to, b4, 16);
  to += toStep;
  v128.store(to, a5);
  v128.store(to, b5, 16);
}

/**
 * Gradient of a convolution by its input, image by image, so that the columns stay in the cache: the product dY·Wᵀ (panels of the
 * transposed filter) gives what each position of dY sends to its KH·KW·C inputs, and the sums go to dX [N, H, W, C].
 * `columns` holds OH·OW·KH·KW·C floats, `scratch` 512 bytes.
 */
export function inputGradient(
  dy: usize,
  panels: usize,
  dx: usize,
  columns: usize,
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
  padTop: i32,
  padLeft: i32,
): void {
  const positions = OH * OW;
  for (let n: i32 = 0; n < N; n++) {
    product(dy, panels, 0, columns, scratch, 1, 1, positions, O, 1, positions, KH * KW * C, 1, 1, 1, 1, 0);
    columnsToImage(columns, dx, 1, H, W, C, OH, OW, KH, KW, strideH, strideW, padTop, padLeft);
    dy += <usize>(positions * O) * 4;
    dx += <usize>(H * W * C) * 4;
  }
}
