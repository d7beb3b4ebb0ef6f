import { check, defineExercise, looksLike } from '../define.ts';
import { drawList, drawWhole } from '../draw.ts';

type StepArgs = [theta: number[], v: number[], g: number[], alpha: number, beta: number];
type WalkArgs = [curvatures: number[], start: number[], alpha: number, beta: number, steps: number];

const combine = (a: number[], b: number[], rule: (a: number, b: number) => number) =>
  a.map((value, j) => rule(value, b[j]!));
const step = (...[theta, v, g, alpha, beta]: StepArgs) => {
  const velocity = combine(v, g, (vj, gj) => beta * vj + gj);
  return { theta: combine(theta, velocity, (value, vj) => value - alpha * vj), v: velocity };
};

const hints = [
  looksLike('running-mean', (...[, v, g, , beta]: StepArgs) => ({
    v: combine(v, g, (vj, gj) => beta * vj + (1 - beta) * gj),
  })),
  looksLike('old-velocity', (...args: StepArgs) => ({
    theta: combine(args[0], args[1], (value, vj) => value - args[3] * vj),
    v: step(...args).v,
  })),
  looksLike('look-ahead', (...[theta, v, g, alpha, beta]: StepArgs) => ({
    theta: combine(
      theta,
      combine(step(theta, v, g, alpha, beta).v, g, (vj, gj) => gj + beta * vj),
      (value, d) => value - alpha * d,
    ),
  })),
  looksLike('rate-twice', (...[, v, g, alpha, beta]: StepArgs) => ({
    v: combine(v, g, (vj, gj) => beta * vj + alpha * gj),
  })),
  looksLike('fixed-decay', (...[theta, v, g, alpha]: StepArgs) => step(theta, v, g, alpha, 0.9)),
  looksLike('uphill', (...args: StepArgs) => ({
    theta: combine(args[0], step(...args).theta, (before, after) => 2 * before - after),
  })),
];

/** θ_t of gradient descent with momentum on ½λθ²: θ_{t+1} = (1 + β − αλ) θ_t − β θ_{t−1}. */
function walk(...[curvatures, start, alpha, beta, steps]: WalkArgs): number[] {
  return combine(curvatures, start, (lambda, first) => {
    let [before, now] = [first, (1 - alpha * lambda) * first];
    for (let t = 1; t < steps; t++) [before, now] = [now, (1 + beta - alpha * lambda) * now - beta * before];
    return now;
  });
}

export default defineExercise({
  id: 'momentum',
  page: 'mathematics/optimizers',
  level: 2,
  entry: 'momentumStep',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check<StepArgs>({
      id: 'by-hand',
      args: () => [[1], [2], [4], 0.05, 0.9],
      expected: () => ({ theta: [0.71], v: [5.8] }),
      hints,
    }),
    check<StepArgs>({
      id: 'two-parameters',
      args: () => [[1, -2], [0.5, -1], [-3, 0.25], 0.2, 0.5],
      expected: () => ({ theta: [1.55, -1.95], v: [-2.75, -0.25] }),
      hints,
    }),
    check<StepArgs>({
      id: 'drawn',
      isDrawn: true,
      args: (random) => {
        const n = drawWhole(random, 3, 6);
        const [theta, v, g] = [drawList(random, n), drawList(random, n), drawList(random, n)];
        return [theta, v, g, 0.1 + random.uniform(), random.uniform()];
      },
      expected: step,
      hints,
    }),
    check<[g: number, beta: number, steps: number]>({
      id: 'constant-slope',
      probe: 'slide',
      args: () => [1, 0.9, 200],
      expected: (g, beta) => g / (1 - beta),
    }),
    check<WalkArgs>({
      id: 'long-bowl',
      probe: 'walk',
      args: () => [[1, 100], [-4, 0.6], 0.012, 0.9, 100],
      expected: walk,
    }),
  ],
});
