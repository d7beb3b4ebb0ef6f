import { mulAdd } from '../vectors';

// V8 builds a constant of 128 bits anew in every round of a loop; loading it is faster. So these lie in memory.
const NUMBERS: usize = memory.data<f32>([
  -60, 60, 1.44269504088896341, 12582912, -0.693359375, 2.1219444e-4, 1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3,
  4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1, 1,
]);

/** Four times 1. */
export function ones(): v128 {
  return v128.load32_splat(NUMBERS, 48);
}

/**
 * eˣ of four numbers, to 2 units of the last digit: x = n·ln 2 + r, eʳ by a polynomial (Cephes, Moshier 1992), times 2ⁿ. x is
 * held within ±60: e⁻⁶⁰ is as good as nothing, and what is computed with it stays clear of the subnormal numbers, which are slow. NaN stays.
 */
export function exponential(x: v128): v128 {
  // The order of the operands keeps NaN.
  x = f32x4.pmin(f32x4.pmax(x, v128.load32_splat(NUMBERS)), v128.load32_splat(NUMBERS, 4));
  // 1.5·2²³ added rounds x/ln 2 to a whole number n, which the last bits then hold.
  const rounder = v128.load32_splat(NUMBERS, 12);
  const shifted = mulAdd(rounder, x, v128.load32_splat(NUMBERS, 8));
  const n = f32x4.sub(shifted, rounder);
  let r = mulAdd(x, n, v128.load32_splat(NUMBERS, 16));
  r = mulAdd(r, n, v128.load32_splat(NUMBERS, 20));
  let p = mulAdd(v128.load32_splat(NUMBERS, 28), r, v128.load32_splat(NUMBERS, 24));
  p = mulAdd(v128.load32_splat(NUMBERS, 32), r, p);
  p = mulAdd(v128.load32_splat(NUMBERS, 36), r, p);
  p = mulAdd(v128.load32_splat(NUMBERS, 40), r, p);
  p = mulAdd(v128.load32_splat(NUMBERS, 44), r, p);
  const one = ones();
  p = mulAdd(f32x4.add(one, r), p, f32x4.mul(r, r));
  // The bits of 1 are the exponent of 2⁰.
  return f32x4.mul(p, i32x4.add(i32x4.shl(shifted, 23), one));
}

/** The sum of four numbers, four times. */
export function sumOf(x: v128): v128 {
  x = f32x4.add(x, v128.shuffle<i32>(x, x, 2, 3, 0, 1));
  return f32x4.add(x, v128.shuffle<i32>(x, x, 1, 0, 3, 2));
}

/** The largest of four numbers, four times; NaN counts as none. */
export function largestOf(x: v128): v128 {
  x = f32x4.pmax(x, v128.shuffle<i32>(x, x, 2, 3, 0, 1));
  return f32x4.pmax(x, v128.shuffle<i32>(x, x, 1, 0, 3, 2));
}
