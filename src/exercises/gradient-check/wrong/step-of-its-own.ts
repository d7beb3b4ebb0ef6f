export function difference(f: (theta: number[]) => number, theta: number[], h: number): number[] {
  return theta.map((value, j) => {
    h = 1e-5;
    const up = f(theta.with(j, value + h));
    const down = f(theta.with(j, value - h));
    return (up - down) / (2 * h);
  });
}
export function relativeError(a: number[], b: number[]): number {
  const apart = a.map((value, j) => value - b[j]);
  return Math.hypot(...apart) / (Math.hypot(...a) + Math.hypot(...b));
}
