import { addRow } from '../vectors';

/** out[r] = table[tokens[r]] + positions[r mod T]: rows of n floats, n a multiple of 4. */
export function embed(tokens: usize, table: usize, positions: usize, out: usize, rows: i32, T: i32, n: i32): void {
  const bytes = <usize>n * 4;
  let t: i32 = 0;
  for (let r: i32 = 0; r < rows; r++) {
    const word = table + <usize>load<i32>(tokens) * bytes;
    const place = positions + <usize>t * bytes;
    for (let i: usize = 0; i < bytes; i += 16) {
      v128.store(out + i, f32x4.add(v128.load(word + i), v128.load(place + i)));
    }
    tokens += 4;
    out += bytes;
    if (++t == T) t = 0;
  }
}

/** Its gradients: dTable[tokens[r]] += dx[r], dPositions[r mod T] += dx[r]. */
export function embedGradient(
  dx: usize,
  tokens: usize,
  dTable: usize,
  dPositions: usize,
  rows: i32,
  T: i32,
  n: i32,
): void {
  const bytes = <usize>n * 4;
  let t: i32 = 0;
  for (let r: i32 = 0; r < rows; r++) {
    addRow(dTable + <usize>load<i32>(tokens) * bytes, dx, n);
    addRow(dPositions + <usize>t * bytes, dx, n);
    tokens += 4;
    dx += bytes;
    if (++t == T) t = 0;
  }
}
