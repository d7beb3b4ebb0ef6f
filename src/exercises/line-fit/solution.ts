import { show } from 'livegrad';

export function fit(xs: number[], ys: number[], alpha: number, steps: number): number[] {
  let w = 0;
  const path = [w];
  for (let t = 0; t < steps; t++) {
    let gradient = 0;
    for (let i = 0; i < xs.length; i++) gradient += (2 * xs[i] * (w * xs[i] - ys[i])) / xs.length;
    w -= alpha * gradient;
    path.push(w);
  }
  return path;
}

const path = fit([1, 2], [2, 3], 0.1, 10);
console.log(path);
// @text picture
show.line(path, 'w');
