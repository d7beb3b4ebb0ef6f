type State = { theta: number[]; v: number[] };
type Step = (theta: number[], v: number[], g: number[], alpha: number, beta: number) => State | Promise<State>;
type Learner = { momentumStep: Step };

/** Velocity after many steps along a constant slope. */
export async function slide({ momentumStep }: Learner, _tf: unknown, g: number, beta: number, steps: number) {
  let state: State = { theta: [0], v: [0] };
  for (let t = 0; t < steps; t++) state = await momentumStep(state.theta, state.v, [g], 0.01, beta);
  return state.v[0];
}

/** Place after some steps in a bowl: the sum of ½λθ², with a curvature λ for each parameter. */
export async function walk(
  { momentumStep }: Learner,
  _tf: unknown,
  curvatures: number[],
  start: number[],
  alpha: number,
  beta: number,
  steps: number,
) {
  let state: State = { theta: start, v: start.map(() => 0) };
  for (let t = 0; t < steps; t++) {
    const g = state.theta.map((value, j) => curvatures[j] * value);
    state = await momentumStep(state.theta, state.v, g, alpha, beta);
  }
  return state.theta;
}
