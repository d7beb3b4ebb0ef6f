export function convShape(n: number, d: number, c: number, k: number, stride: number, padding: number) {
  const size = Math.floor((n + 2 * padding - k) / stride) + 1;
  const parameters = c * (k * k * d + 1);
  return { size, parameters };
}

console.log(convShape(32, 3, 32, 3, 1, 0));
