import { show } from 'livegrad';

interface State {
  theta: number[];
  v: number[];
}

// @text task
export function momentumStep(theta: number[], v: number[], g: number[], alpha: number, beta: number): State {
  // @text here
  return { theta: theta.map((value, j) => value - alpha * g[j]), v };
}

// @text bowl
let state: State = { theta: [-4, 0.6], v: [0, 0] };
const losses: number[] = [];
for (let t = 0; t < 200; t++) {
  const [x, y] = state.theta;
  losses.push(0.5 * (x * x + 100 * y * y));
  state = momentumStep(state.theta, state.v, [x, 100 * y], 0.012, 0.9);
}
show.line(losses, 'J');
