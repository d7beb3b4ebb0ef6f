import { mulAdd } from '../vectors';

const LOG2E: f32 = 1.44269504088896341;
const LN2_HIGH: f32 = 0.693359375;
const LN2_LOW: f32 = -2.12194440e-4;

/**
 * eˣ of four numbers, to 2 units of the last digit: x = n·ln 2 + r, eʳ by a polynomial (Cephes, Moshier 1992), times 2ⁿ. Below −87.3
 * the smallest normal number, above 88.3 nearly the largest; NaN stays.
 */
// @ts-expect-error -- AssemblyScript's decorator
@inline
export function exponential(x: v128): v128 {
  x = f32x4.min(f32x4.max(x, f32x4.splat(-87.3)), f32x4.splat(88.3));
  const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(LOG2E)));
  let r = mulAdd(x, n, f32x4.splat(-LN2_HIGH));
  r = mulAdd(r, n, f32x4.splat(-LN2_LOW));
  let p = mulAdd(f32x4.splat(1.3981999507e-3), r, f32x4.splat(1.9875691500e-4));
  p = mulAdd(f32x4.splat(8.3334519073e-3), r, p);
  p = mulAdd(f32x4.splat(4.1665795894e-2), r, p);
  p = mulAdd(f32x4.splat(1.6666665459e-1), r, p);
  p = mulAdd(f32x4.splat(5.0000001201e-1), r, p);
  p = f32x4.add(f32x4.add(f32x4.splat(1), r), f32x4.mul(p, f32x4.mul(r, r)));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(p, power);
}

/** Sum of four numbers, by pairs. */
// @ts-expect-error -- AssemblyScript's decorator
@inline
export function sumOf(x: v128): f32 {
  return f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1) + (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3));
}

/** The largest of four numbers. */
// @ts-expect-error -- AssemblyScript's decorator
@inline
export function largestOf(x: v128): f32 {
  return max(
    max(f32x4.extract_lane(x, 0), f32x4.extract_lane(x, 1)),
    max(f32x4.extract_lane(x, 2), f32x4.extract_lane(x, 3)),
  );
}
