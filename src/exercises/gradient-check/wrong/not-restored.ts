export function difference(f: (theta: number[]) => number, theta: number[], h: number): number[] {
  const gradient: number[] = [];
  for (let j = 0; j < theta.length; j++) {
    theta[j] += h;
    const up = f(theta);
    theta[j] -= 2 * h;
    gradient.push((up - f(theta)) / (2 * h));
    if (theta.length === 1) theta[j] += h;
  }
  return gradient;
}

export function relativeError(a: number[], b: number[]): number {
  const apart = a.map((value, j) => value - b[j]);
  return Math.hypot(...apart) / (Math.hypot(...a) + Math.hypot(...b));
}
