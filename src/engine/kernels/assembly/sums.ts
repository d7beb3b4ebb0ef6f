// Sums are kept in double precision: in single precision a sum of many stops growing (1 + 2²⁴ = 2²⁴).

/** The numbers that `columnSum` goes through at a time: they stay in the first-level cache. */
const CACHED: i32 = 4096;

/** The first two of four float32 numbers at an address, in double precision. */
function pair(at: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(at));
}

/** out[p] = Σ over i of x[p, i] / divisor. x is [P, n]; out [P]. */
export function rowSum(x: usize, out: usize, P: i32, n: i32, divisor: f64): void {
  for (let p: i32 = 0; p < P; p++) {
    let a = f64x2.splat(0),
      b = a,
      c = a,
      d = a;
    let i: i32 = 0;
    for (; i + 8 <= n; i += 8) {
      a = f64x2.add(a, pair(x));
      b = f64x2.add(b, pair(x + 8));
      c = f64x2.add(c, pair(x + 16));
      d = f64x2.add(d, pair(x + 24));
      x += 32;
    }
    a = f64x2.add(f64x2.add(a, b), f64x2.add(c, d));
    let sum = f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1);
    for (; i < n; i++) {
      sum += <f64>load<f32>(x);
      x += 4;
    }
    store<f32>(out, <f32>(sum / divisor));
    out += 4;
  }
}

/** out[o] = Σ over p of x[p, o] / divisor: the gradient of a bias. x is [P, O]; out [O]; `sums` holds O doubles. */
export function columnSum(x: usize, out: usize, sums: usize, P: i32, O: i32, divisor: f64): void {
  memory.fill(sums, 0, <usize>O * 8);
  const row = <usize>O * 4;
  const step = max(1, CACHED / max(1, O));
  for (let p: i32 = 0; p < P; p += step) {
    addColumns(x, sums, min(step, P - p), O, row);
    x += <usize>step * row;
  }
  for (let o: i32 = 0; o < O; o++) {
    store<f32>(out, <f32>(load<f64>(sums) / divisor));
    out += 4;
    sums += 8;
  }
}

/** sums[o] += Σ over p of x[p, o], eight columns at a time in registers. */
function addColumns(x: usize, sums: usize, P: i32, O: i32, row: usize): void {
  let o: i32 = 0;
  for (; o + 8 <= O; o += 8) {
    let a = v128.load(sums),
      b = v128.load(sums, 16),
      c = v128.load(sums, 32),
      d = v128.load(sums, 48);
    let at = x;
    for (let p: i32 = 0; p < P; p++) {
      a = f64x2.add(a, pair(at));
      b = f64x2.add(b, pair(at + 8));
      c = f64x2.add(c, pair(at + 16));
      d = f64x2.add(d, pair(at + 24));
      at += row;
    }
    v128.store(sums, a);
    v128.store(sums, b, 16);
    v128.store(sums, c, 32);
    v128.store(sums, d, 48);
    x += 32;
    sums += 64;
  }
  for (; o < O; o++) {
    let sum = load<f64>(sums);
    let at = x;
    for (let p: i32 = 0; p < P; p++) {
      sum += <f64>load<f32>(at);
      at += row;
    }
    store<f64>(sums, sum);
    x += 4;
    sums += 8;
  }
}
