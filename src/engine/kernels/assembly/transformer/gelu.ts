import { exponential, ones } from './exponential';
import { mulAdd } from '../vectors';

/** 2·√(2/π), its negative, 0.044715 and three times that; in memory as those of `exponential`. */
const NUMBERS: usize = memory.data<f32>([1.5957691216057308, -1.5957691216057308, 0.044715, 0.134145]);

/** σ(2u) with u = √(2/π)·(x + 0.044715·x³) */
function gate(x: v128, squared: v128): v128 {
  const inner = f32x4.mul(x, mulAdd(ones(), squared, v128.load32_splat(NUMBERS, 8)));
  const e = exponential(f32x4.mul(inner, v128.load32_splat(NUMBERS, 4)));
  return f32x4.div(ones(), f32x4.add(ones(), e));
}

/**
 * y = ½·x·(1 + tanh u), u = √(2/π)·(x + 0.044715·x³), which is x·σ(2u): GELU as in GPT-2 (Hendrycks and Gimpel, 2016). n is a multiple
 * of 4.
 */
export function gelu(x: usize, y: usize, n: i32): void {
  const end = x + <usize>n * 4;
  for (; x < end; x += 16) {
    const value = v128.load(x);
    v128.store(y, f32x4.mul(value, gate(value, f32x4.mul(value, value))));
    y += 16;
  }
}

/** dx = dy·(s + x·s·(1 − s)·2u′) with s = σ(2u), u′ = √(2/π)·(1 + 3·0.044715·x²). dx may be dy. n is a multiple of 4. */
export function geluGradient(dy: usize, x: usize, dx: usize, n: i32): void {
  const end = x + <usize>n * 4;
  for (; x < end; x += 16) {
    const value = v128.load(x);
    const squared = f32x4.mul(value, value);
    const s = gate(value, squared);
    const slope = f32x4.mul(v128.load32_splat(NUMBERS), mulAdd(ones(), squared, v128.load32_splat(NUMBERS, 12)));
    const turn = f32x4.mul(f32x4.mul(value, slope), f32x4.sub(ones(), s));
    v128.store(dx, f32x4.mul(v128.load(dy), mulAdd(s, s, turn)));
    dy += 16;
    dx += 16;
  }
}
