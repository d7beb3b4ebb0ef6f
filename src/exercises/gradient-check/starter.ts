// @text difference
export function difference(f: (theta: number[]) => number, theta: number[], h: number): number[] {
  // @text here
  return theta.map(() => 0);
}

// @text error
export function relativeError(a: number[], b: number[]): number {
  // @text here
  return 0;
}

// @text demo
const measured = difference(([x, y]) => x * y + Math.sin(x), [2, 3], 1e-5);
console.log(measured, relativeError(measured, [3 + Math.cos(2), 2]));
