export function fit(xs: number[], ys: number[], alpha: number, steps: number): number[] {
  let w = 0;
  const path = [w];
  for (let t = 0; t < steps; t++) {
    for (let i = 0; i < xs.length; i++) w -= (alpha * 2 * xs[i] * (w * xs[i] - ys[i])) / xs.length;
    path.push(w);
  }
  return path;
}
