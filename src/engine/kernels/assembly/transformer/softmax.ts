import { mulAdd } from '../vectors';
import { exponential, largestOf, sumOf } from './exponential';

/** In place, the softmax of the first n numbers, then 0 up to number `end`, n ≤ end. There is memory for four more. */
export function causalSoftmax(p: usize, n: i32, end: i32): void {
  const bytes = <usize>((n + 3) & ~3) * 4;
  for (let i = <usize>n * 4; i < bytes; i += 4) store<f32>(p + i, -Infinity);
  let most = v128.load(p);
  for (let i: usize = 16; i < bytes; i += 16) most = f32x4.pmax(most, v128.load(p + i));
  const largest = largestOf(most);
  let sum = f32x4.splat(0);
  for (let i: usize = 0; i < bytes; i += 16) {
    const e = exponential(f32x4.sub(v128.load(p + i), largest));
    v128.store(p + i, e);
    sum = f32x4.add(sum, e);
  }
  const part = f32x4.div(f32x4.splat(1), sumOf(sum));
  for (let i: usize = 0; i < bytes; i += 16) v128.store(p + i, f32x4.mul(v128.load(p + i), part));
  const last = max(bytes, <usize>end * 4);
  for (let i = <usize>n * 4; i < last; i += 4) store<f32>(p + i, 0);
}

/**
 * In place, the gradient by the scores from that by the weights: ds[j] = p[j]·(dp[j] − Σ over k < n of p[k]·dp[k]), then 0 up to number
 * `end`. There is memory for four more.
 */
export function causalSoftmaxGradient(p: usize, dp: usize, n: i32, end: i32): void {
  const bytes = <usize>((n + 3) & ~3) * 4;
  const last = max(bytes, <usize>end * 4);
  for (let i = <usize>n * 4; i < last; i += 4) store<f32>(dp + i, 0);
  let sum = f32x4.splat(0);
  for (let i: usize = 0; i < bytes; i += 16) sum = mulAdd(sum, v128.load(p + i), v128.load(dp + i));
  const total = sumOf(sum);
  for (let i: usize = 0; i < bytes; i += 16) {
    v128.store(dp + i, f32x4.mul(v128.load(p + i), f32x4.sub(v128.load(dp + i), total)));
  }
}
