// Where a number is NaN, so is the result: WebAssembly's min and max keep it, pmin and pmax where it stands first.

/** out[i] = x[i], but at least `lowest` and at most `highest`. All [n]. */
export function clip(x: usize, out: usize, n: i32, lowest: f32, highest: f32): void {
  const low = f32x4.splat(lowest),
    high = f32x4.splat(highest);
  let i: i32 = 0;
  for (; i + 4 <= n; i += 4) {
    v128.store(out, f32x4.pmin(f32x4.pmax(v128.load(x), low), high));
    x += 16;
    out += 16;
  }
  for (; i < n; i++) {
    store<f32>(out, min<f32>(max<f32>(load<f32>(x), lowest), highest));
    x += 4;
    out += 4;
  }
}

/** out[i] = the larger (or smaller) of a[i] and b[i]. All [n]; a side with one number for all has a step of 0, else 1. */
export function extremes(a: usize, b: usize, out: usize, n: i32, stepA: i32, stepB: i32, isSmaller: i32): void {
  let i: i32 = 0;
  for (; i + 4 <= n; i += 4) {
    const p = stepA ? v128.load(a) : v128.load32_splat(a);
    const q = stepB ? v128.load(b) : v128.load32_splat(b);
    v128.store(out, isSmaller ? f32x4.min(p, q) : f32x4.max(p, q));
    a += <usize>stepA * 16;
    b += <usize>stepB * 16;
    out += 16;
  }
  for (; i < n; i++) {
    const p = load<f32>(a),
      q = load<f32>(b);
    store<f32>(out, isSmaller ? min<f32>(p, q) : max<f32>(p, q));
    a += <usize>stepA * 4;
    b += <usize>stepB * 4;
    out += 4;
  }
}

/** out[i] = 1, 0 or −1 as x[i] is above, at or below 0; 0 for NaN. All [n]. */
export function signs(x: usize, out: usize, n: i32): void {
  const zero = f32x4.splat(0),
    one = f32x4.splat(1);
  let i: i32 = 0;
  for (; i + 4 <= n; i += 4) {
    const value = v128.load(x);
    v128.store(out, f32x4.sub(v128.and(f32x4.gt(value, zero), one), v128.and(f32x4.lt(value, zero), one)));
    x += 16;
    out += 16;
  }
  for (; i < n; i++) {
    const value = load<f32>(x);
    store<f32>(out, value > 0 ? 1 : value < 0 ? -1 : 0);
    x += 4;
    out += 4;
  }
}

/** 1 where one of n numbers is NaN, else 0. */
export function holdsNaN(x: usize, n: i32): i32 {
  let a = i32x4.splat(0),
    b = a;
  let i: i32 = 0;
  for (; i + 16 <= n; i += 16) {
    const p = v128.load(x),
      q = v128.load(x, 16),
      r = v128.load(x, 32),
      s = v128.load(x, 48);
    a = v128.or(a, v128.or(f32x4.ne(p, p), f32x4.ne(q, q)));
    b = v128.or(b, v128.or(f32x4.ne(r, r), f32x4.ne(s, s)));
    x += 64;
  }
  let found = v128.any_true(v128.or(a, b));
  for (; i < n; i++) {
    const value = load<f32>(x);
    found = found || value != value;
    x += 4;
  }
  return found ? 1 : 0;
}
