type Step = (
  theta: number[],
  v: number[],
  g: number[],
  alpha: number,
  beta: number,
) => { theta: number[]; v: number[] };
type Learner = { momentumStep: Step };

/** Velocity after many steps along a constant slope. */
export function slide({ momentumStep }: Learner, _tf: unknown, g: number, beta: number, steps: number): number {
  let state = { theta: [0], v: [0] };
  for (let t = 0; t < steps; t++) state = momentumStep(state.theta, state.v, [g], 0.01, beta);
  return state.v[0];
}

/** Place after some steps in a bowl: the sum of ½λθ², with a curvature λ for each parameter. */
export function walk(
  { momentumStep }: Learner,
  _tf: unknown,
  curvatures: number[],
  start: number[],
  alpha: number,
  beta: number,
  steps: number,
): number[] {
  let state = { theta: start, v: start.map(() => 0) };
  for (let t = 0; t < steps; t++) {
    const g = state.theta.map((value, j) => curvatures[j] * value);
    state = momentumStep(state.theta, state.v, g, alpha, beta);
  }
  return state.theta;
}
