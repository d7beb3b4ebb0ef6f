import { causalSoftmax } from './softmax';
import { mulAdd } from '../vectors';
import { sumOf } from './exponential';

/**
 * Attention of the one token `t` to the tokens 0 … t, whose keys and values are kept in the rows of `qkv` [.., 3·width]: the same formulas as
 * `attention`, for one row of its result. `out` [width]; `scratch` holds t + 8 floats. A head has a multiple of 4 numbers.
 */
export function attendOne(qkv: usize, out: usize, scratch: usize, t: i32, heads: i32, width: i32): void {
  const D = width / heads;
  const scale: f32 = 1 / sqrt<f32>(<f32>D);
  const step = <usize>(3 * width) * 4;
  const bytes = <usize>D * 4;
  const own = qkv + <usize>t * step;
  const n = t + 1;
  for (let h: i32 = 0; h < heads; h++) {
    const offset = <usize>h * bytes;
    let k = qkv + offset + <usize>width * 4;
    for (let j: i32 = 0; j < n; j++) {
      let sum = f32x4.splat(0);
      for (let c: usize = 0; c < bytes; c += 16) sum = mulAdd(sum, v128.load(own + offset + c), v128.load(k + c));
      store<f32>(scratch + <usize>j * 4, f32x4.extract_lane(sumOf(sum), 0) * scale);
      k += step;
    }
    causalSoftmax(scratch, n, n);
    for (let c: usize = 0; c < bytes; c += 16) {
      let v = qkv + offset + <usize>(2 * width) * 4 + c;
      let sum = f32x4.splat(0);
      for (let j: i32 = 0; j < n; j++) {
        sum = mulAdd(sum, v128.load32_splat(scratch + <usize>j * 4), v128.load(v));
        v += step;
      }
      v128.store(out + offset + c, sum);
    }
  }
}
