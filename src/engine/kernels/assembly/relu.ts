/** out[i] = dy[i] where y[i] > 0, else 0: the gradient of ReLU. All [n]. */
export function reluGradient(dy: usize, y: usize, out: usize, n: i32): void {
  const zero = v128.splat<f32>(0);
  let i: i32 = 0;
  for (; i + 4 <= n; i += 4) {
    v128.store(out, v128.and(v128.load(dy), v128.gt<f32>(v128.load(y), zero)));
    dy += 16;
    y += 16;
    out += 16;
  }
  for (; i < n; i++) {
    store<f32>(out, load<f32>(y) > 0 ? load<f32>(dy) : 0);
    dy += 4;
    y += 4;
    out += 4;
  }
}
