import { exponential, largestOf, sumOf } from './exponential';

/**
 * Softmax cross-entropy of rows of V logits, `row` floats apart, a multiple of 4. For each row, `parts` [rows, 2] gets Σ over v of exp(z[v] − z_max)
 * and z[target] − z_max: the loss is the logarithm of the first minus the second. With factor ≠ 0 the logits are replaced by their gradient,
 * factor·(softmax(z) − onehot(target)), 0 behind the V-th. A target below 0 does not count: parts 1 and 0, gradient 0.
 */
export function crossEntropy(z: usize, targets: usize, parts: usize, rows: i32, V: i32, row: i32, factor: f32): void {
  const bytes = <usize>row * 4;
  const used = <usize>V * 4;
  for (let r: i32 = 0; r < rows; r++) {
    const target = load<i32>(targets);
    if (target < 0) {
      store<f32>(parts, 1);
      store<f32>(parts, 0, 4);
      if (factor != 0) memory.fill(z, 0, bytes);
    } else {
      for (let i = used; i < bytes; i += 4) store<f32>(z + i, -Infinity);
      let most = v128.load(z);
      for (let i: usize = 16; i < bytes; i += 16) most = f32x4.pmax(most, v128.load(z + i));
      const largest = largestOf(most);
      store<f32>(parts, load<f32>(z + <usize>target * 4) - f32x4.extract_lane(largest, 0), 4);
      let sum = f32x4.splat(0);
      for (let i: usize = 0; i < bytes; i += 16) {
        const e = exponential(f32x4.sub(v128.load(z + i), largest));
        sum = f32x4.add(sum, e);
        if (factor != 0) v128.store(z + i, e);
      }
      const total = f32x4.extract_lane(sumOf(sum), 0);
      store<f32>(parts, total);
      if (factor != 0) {
        const scales = f32x4.splat(factor / total);
        for (let i: usize = 0; i < bytes; i += 16) v128.store(z + i, f32x4.mul(v128.load(z + i), scales));
        const at = z + <usize>target * 4;
        store<f32>(at, load<f32>(at) - factor);
        for (let i = used; i < bytes; i += 4) store<f32>(z + i, 0);
      }
    }
    z += bytes;
    targets += 4;
    parts += 8;
  }
}
