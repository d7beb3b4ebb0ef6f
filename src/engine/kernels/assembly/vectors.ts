// Four float32 numbers at a time. Pointers are byte offsets.

/** acc + a · b, in one instruction where the build has relaxed SIMD (rounded once instead of twice). */
export function mulAdd(acc: v128, a: v128, b: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return v128.relaxed_madd<f32>(a, b, acc);
  return v128.add<f32>(acc, v128.mul<f32>(a, b));
}

/** The four numbers at `to` += value */
export function addTo(to: usize, value: v128): void {
  v128.store(to, v128.add<f32>(v128.load(to), value));
}

/** to[0..n) += from[0..n) */
export function addRow(to: usize, from: usize, n: i32): void {
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
