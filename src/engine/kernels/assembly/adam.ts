/**
 * One Adam update (Kingma and Ba, 2015): m and v in place, the new weights to `out`.
 * The complements 1 − β come from the caller, in full precision before rounding; `correct` are 1 / (1 − βᵗ).
 */
export function adam(
  w: usize,
  g: usize,
  m: usize,
  v: usize,
  out: usize,
  n: i32,
  rate: f32,
  beta1: f32,
  complement1: f32,
  beta2: f32,
  complement2: f32,
  correct1: f32,
  correct2: f32,
  epsilon: f32,
): void {
  const b1 = f32x4.splat(beta1),
    c1 = f32x4.splat(complement1),
    b2 = f32x4.splat(beta2),
    c2 = f32x4.splat(complement2);
  const k1 = f32x4.splat(correct1),
    k2 = f32x4.splat(correct2),
    e = f32x4.splat(epsilon),
    a = f32x4.splat(rate);
  let i: i32 = 0;
  for (; i + 4 <= n; i += 4) {
    const grad = v128.load(g);
    const newM = f32x4.add(f32x4.mul(v128.load(m), b1), f32x4.mul(grad, c1));
    const newV = f32x4.add(f32x4.mul(v128.load(v), b2), f32x4.mul(f32x4.mul(grad, grad), c2));
    v128.store(m, newM);
    v128.store(v, newV);
    const root = f32x4.add(f32x4.sqrt(f32x4.mul(newV, k2)), e);
    v128.store(out, f32x4.sub(v128.load(w), f32x4.mul(a, f32x4.div(f32x4.mul(newM, k1), root))));
    w += 16;
    g += 16;
    m += 16;
    v += 16;
    out += 16;
  }
  for (; i < n; i++) {
    const grad = load<f32>(g);
    const newM = load<f32>(m) * beta1 + grad * complement1;
    const newV = load<f32>(v) * beta2 + grad * grad * complement2;
    store<f32>(m, newM);
    store<f32>(v, newV);
    store<f32>(out, load<f32>(w) - (rate * (newM * correct1)) / (sqrt<f32>(newV * correct2) + epsilon));
    w += 4;
    g += 4;
    m += 4;
    v += 4;
    out += 4;
  }
}
