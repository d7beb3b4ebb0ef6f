import { show } from 'livegrad';

interface Settings {
  alpha: number;
  beta1: number;
  beta2: number;
  epsilon: number;
}

// @text task
export function createAdam({ alpha, beta1, beta2, epsilon }: Settings): (theta: number[], g: number[]) => number[] {
  // @text memory
  let m: number[] = [];
  let v: number[] = [];
  let t = 0;
  return (theta, g) => {
    t++;
    m = g.map((value, j) => beta1 * (m[j] ?? 0) + (1 - beta1) * value);
    v = g.map((value, j) => beta2 * (v[j] ?? 0) + (1 - beta2) * value ** 2);
    return theta.map((value, j) => {
      const mHat = m[j] / (1 - beta1 ** t);
      const vHat = v[j] / (1 - beta2 ** t);
      return value - (alpha * mHat) / (Math.sqrt(vHat) + epsilon);
    });
  };
}

// @text race
const step = createAdam({ alpha: 0.2, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 });
const losses: { adam: number[]; sgd: number[] } = { adam: [], sgd: [] };
let adam = [-4, 0.6];
let sgd = [-4, 0.6];
for (let t = 0; t < 200; t++) {
  losses.adam.push((adam[0] ** 2 + 100 * adam[1] ** 2) / 2);
  losses.sgd.push((sgd[0] ** 2 + 100 * sgd[1] ** 2) / 2);
  adam = step(adam, [adam[0], 100 * adam[1]]);
  sgd = [sgd[0] - 0.012 * sgd[0], sgd[1] - 0.012 * 100 * sgd[1]];
}
show.line(losses, 'J');
