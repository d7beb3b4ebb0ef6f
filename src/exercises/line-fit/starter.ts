import { show } from 'livegrad';

// @text task
export function fit(xs: number[], ys: number[], alpha: number, steps: number): number[] {
  let w = 0;
  const path = [w];
  for (let t = 0; t < steps; t++) {
    // @text here
    path.push(w);
  }
  return path;
}

const path = fit([1, 2], [2, 3], 0.1, 10);
console.log(path);
// @text picture
show.line(path, 'w');
