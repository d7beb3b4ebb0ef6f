import { show } from 'livegrad';

interface State {
  theta: number[];
  v: number[];
}

export function momentumStep(theta: number[], v: number[], g: number[], alpha: number, beta: number): State {
  const velocity = v.map((value, j) => beta * value + alpha * g[j]);
  return { theta: theta.map((value, j) => value - alpha * velocity[j]), v: velocity };
}
