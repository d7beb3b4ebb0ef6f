import { mulAdd } from '../vectors';
import { exponential, largestOf, sumOf } from './exponential';

/** In place, the softmax of the first n of `row` numbers, 0 behind them. `row` is a multiple of 4. */
export function causalSoftmax(p: usize, n: i32, row: i32): void {
  const bytes = <usize>((n + 3) & ~3) * 4;
  for (let i = <usize>n * 4; i < bytes; i += 4) store<f32>(p + i, -Infinity);
  let most = v128.load(p);
  for (let i: usize = 16; i < bytes; i += 16) most = f32x4.max(most, v128.load(p + i));
  const largest = f32x4.splat(largestOf(most));
  let sum = f32x4.splat(0);
  for (let i: usize = 0; i < bytes; i += 16) {
    const e = exponential(f32x4.sub(v128.load(p + i), largest));
    v128.store(p + i, e);
    sum = f32x4.add(sum, e);
  }
  const part = f32x4.splat(1 / sumOf(sum));
  for (let i: usize = 0; i < bytes; i += 16) v128.store(p + i, f32x4.mul(v128.load(p + i), part));
  const used = <usize>n * 4;
  memory.fill(p + used, 0, <usize>row * 4 - used);
}

/** In place, the gradient by the scores from that by the weights: ds[j] = p[j]·(dp[j] − Σ over k < n of p[k]·dp[k]), 0 from the n-th on. */
export function causalSoftmaxGradient(p: usize, dp: usize, n: i32, row: i32): void {
  const bytes = <usize>((n + 3) & ~3) * 4;
  const used = <usize>n * 4;
  for (let i = used; i < bytes; i += 4) store<f32>(dp + i, 0);
  let sum = f32x4.splat(0);
  for (let i: usize = 0; i < bytes; i += 16) sum = mulAdd(sum, v128.load(p + i), v128.load(dp + i));
  const total = f32x4.splat(sumOf(sum));
  for (let i: usize = 0; i < bytes; i += 16) {
    v128.store(dp + i, f32x4.mul(v128.load(p + i), f32x4.sub(v128.load(dp + i), total)));
  }
  memory.fill(dp + used, 0, <usize>row * 4 - used);
}
