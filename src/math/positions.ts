/** Where a token stands, as numbers: added to its vector (sinusoids), or as a rotation of queries and keys (RoPE). */

/** The angle of pair `i` of a vector of `width` numbers at `position`: position / 10000^(2i/width). */
const angleOf = (position: number, i: number, width: number) => position / 10_000 ** ((2 * i) / width);

// #region positions
/** Sines and cosines of Vaswani et al. (2017) for a position, [width]; width is even. */
export function sinusoid(position: number, width: number): number[] {
  return Array.from({ length: width }, (_, n) => {
    const angle = angleOf(position, Math.floor(n / 2), width);
    return n % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
  });
}

/** Rotary positions of Su et al. (2021): every pair of a query's or key's numbers, turned by an angle that grows with the position. */
export function rotate(vector: readonly number[], position: number): number[] {
  return vector.map((value, n) => {
    const angle = angleOf(position, Math.floor(n / 2), vector.length);
    const partner = n % 2 === 0 ? -vector[n + 1]! : vector[n - 1]!;
    return value * Math.cos(angle) + partner * Math.sin(angle);
  });
}
// #endregion
