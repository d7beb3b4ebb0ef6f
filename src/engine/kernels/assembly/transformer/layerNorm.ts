import { mulAdd } from '../vectors';
import { sumOf } from './exponential';

/**
 * Layer normalisation (Ba, Kiros and Hinton, 2016) of each row of n numbers: out = gain·x̂ + shift, x̂ = (x − mean)·r, r = 1/√(variance + ε).
 * `stats` [rows, 2] gets mean and r. n is a multiple of 4.
 */
export function layerNorm(
  x: usize,
  gain: usize,
  shift: usize,
  out: usize,
  stats: usize,
  rows: i32,
  n: i32,
  epsilon: f32,
): void {
  const bytes = <usize>n * 4;
  const part: f32 = 1 / <f32>n;
  for (let row: i32 = 0; row < rows; row++) {
    let sum = f32x4.splat(0);
    for (let i: usize = 0; i < bytes; i += 16) sum = f32x4.add(sum, v128.load(x + i));
    const mean = f32x4.mul(sumOf(sum), f32x4.splat(part));
    let squares = f32x4.splat(0);
    for (let i: usize = 0; i < bytes; i += 16) {
      const d = f32x4.sub(v128.load(x + i), mean);
      squares = mulAdd(squares, d, d);
    }
    const r: f32 = 1 / sqrt<f32>(f32x4.extract_lane(sumOf(squares), 0) * part + epsilon);
    const scales = f32x4.splat(r);
    for (let i: usize = 0; i < bytes; i += 16) {
      const unit = f32x4.mul(f32x4.sub(v128.load(x + i), mean), scales);
      v128.store(out + i, mulAdd(v128.load(shift + i), unit, v128.load(gain + i)));
    }
    store<f32>(stats, f32x4.extract_lane(mean, 0));
    store<f32>(stats, r, 4);
    x += bytes;
    out += bytes;
    stats += 8;
  }
}

/**
 * Its gradients: with g = dy·gain, dx = add + r·(g − mean(g) − x̂·mean(g·x̂)), dGain += Σ over rows of dy·x̂, dShift += Σ over rows of dy.
 * `add` may be `dx`, and is left out where it is 0. `sums` holds 2·n floats. n is a multiple of 4.
 */
export function layerNormGradient(
  dy: usize,
  x: usize,
  gain: usize,
  stats: usize,
  add: usize,
  dx: usize,
  dGain: usize,
  dShift: usize,
  sums: usize,
  rows: i32,
  n: i32,
): void {
  const bytes = <usize>n * 4;
  const part: f32 = 1 / <f32>n;
  const sumShift = sums + bytes;
  memory.fill(sums, 0, 2 * bytes);
  for (let row: i32 = 0; row < rows; row++) {
    const means = v128.load32_splat(stats);
    const r = load<f32>(stats, 4);
    const scales = f32x4.splat(r);
    let sumG = f32x4.splat(0),
      sumGX = f32x4.splat(0);
    for (let i: usize = 0; i < bytes; i += 16) {
      const d = v128.load(dy + i);
      const unit = f32x4.mul(f32x4.sub(v128.load(x + i), means), scales);
      const g = f32x4.mul(d, v128.load(gain + i));
      sumG = f32x4.add(sumG, g);
      sumGX = mulAdd(sumGX, g, unit);
      v128.store(sums + i, mulAdd(v128.load(sums + i), d, unit));
      v128.store(sumShift + i, f32x4.add(v128.load(sumShift + i), d));
    }
    const meanG = f32x4.mul(sumOf(sumG), f32x4.splat(part));
    const meanGX = f32x4.mul(sumOf(sumGX), f32x4.splat(part));
    for (let i: usize = 0; i < bytes; i += 16) {
      const unit = f32x4.mul(f32x4.sub(v128.load(x + i), means), scales);
      const g = f32x4.mul(v128.load(dy + i), v128.load(gain + i));
      let value = f32x4.mul(scales, f32x4.sub(f32x4.sub(g, meanG), f32x4.mul(unit, meanGX)));
      if (add) value = f32x4.add(v128.load(add + i), value);
      v128.store(dx + i, value);
    }
    dy += bytes;
    x += bytes;
    dx += bytes;
    if (add) add += bytes;
    stats += 8;
  }
  for (let i: usize = 0; i < bytes; i += 16) {
    v128.store(dGain + i, f32x4.add(v128.load(dGain + i), v128.load(sums + i)));
    v128.store(dShift + i, f32x4.add(v128.load(dShift + i), v128.load(sumShift + i)));
  }
}
