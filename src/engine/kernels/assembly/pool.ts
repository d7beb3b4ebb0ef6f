/**
 * ReLU and max pooling of one 2×2 window, four channels: y = max(0, bias + the largest of a, b, c, d), which are its numbers from left
 * to right and top to bottom; `where` (int32) gets the number of the first largest, 0 to 3, or −1 where ReLU cut it off.
 */
export function storeWindow(a: v128, b: v128, c: v128, d: v128, bias: v128, y: usize, where: usize): void {
  const best = f32x4.pmax(f32x4.pmax(a, b), f32x4.pmax(c, d));
  let at = v128.bitselect(i32x4.splat(2), i32x4.splat(3), f32x4.eq(c, best));
  at = v128.bitselect(i32x4.splat(1), at, f32x4.eq(b, best));
  at = v128.andnot(at, f32x4.eq(a, best));
  const zero = f32x4.splat(0);
  const sum = f32x4.add(best, bias);
  v128.store(y, f32x4.pmax(sum, zero));
  v128.store(where, v128.or(at, f32x4.le(sum, zero)));
}
