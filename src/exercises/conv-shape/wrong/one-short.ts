export function convShape(n: number, d: number, c: number, k: number, stride: number, padding: number) {
  const size = Math.floor((n + 2 * padding - k) / stride);
  const parameters = c * (k * k * d + 1);
  return { size, parameters };
}
