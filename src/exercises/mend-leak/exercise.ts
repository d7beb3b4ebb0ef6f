import type { Random } from '../../math/random.ts';
import { check, defineExercise } from '../define.ts';
import { drawList, drawWhole } from '../draw.ts';
import { tensor, type TensorValue } from '../values.ts';

type Args = [X: TensorValue, y: TensorValue, steps: number, rate: number];
interface Counts {
  calls: number;
  growth: number;
  left: number;
}

const STEPS = 40;

/** Forty examples of y = 2x₁ − 3x₂ with a little noise. */
function draw(random: Random): Args {
  const X = Float32Array.from({ length: 80 }, () => random.normal());
  const y = Float32Array.from({ length: 40 }, (_, i) => 2 * X[2 * i]! - 3 * X[2 * i + 1]! + 0.1 * random.normal());
  return [tensor(X, [40, 2]), tensor(y, [40, 1]), STEPS, 0.1];
}

/** Other examples, another number of steps and another learning rate. */
function drawOther(random: Random, examples: number): Args {
  const X = Float32Array.from(drawList(random, 2 * examples));
  const y = Float32Array.from(drawList(random, examples));
  return [tensor(X, [examples, 2]), tensor(y, [examples, 1]), drawWhole(random, 3, 15), 0.02 + 0.1 * random.uniform()];
}

/** The same training in double precision, without tensors. */
function train(...[X, y, steps, rate]: Args): number[] {
  const n = y.values.length;
  let w = [0, 0];
  for (let step = 0; step < steps; step++) {
    const errors = Array.from(y.values, (label, i) => X.values[2 * i]! * w[0]! + X.values[2 * i + 1]! * w[1]! - label);
    w = w.map((value, j) => value - rate * (2 / n) * errors.reduce((sum, e, i) => sum + e * X.values[2 * i + j]!, 0));
  }
  return w;
}

export default defineExercise({
  id: 'mend-leak',
  page: 'project/code',
  level: 2,
  entry: 'train',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check<Args>({ id: 'nothing-left', probe: 'weights', args: draw, expected: train, noLeak: true }),
    check<Args>({
      id: 'no-growth',
      probe: 'counts',
      args: draw,
      expected: () => ({ calls: STEPS, growth: 0, left: 0 }),
      hints: [
        { id: 'steps-not-told', when: (got) => (got as unknown as Counts).calls !== STEPS },
        { id: 'leak', when: (got) => (got as unknown as Counts).left > 0 },
        { id: 'one-tidy', when: (got) => (got as unknown as Counts).growth > 0 },
      ],
    }),
    check<Args>({
      id: 'used-again',
      probe: 'twice',
      args: draw,
      expected: (...args) => [train(...args), train(...args)],
    }),
    check<Args>({
      id: 'drawn',
      isDrawn: true,
      probe: 'weights',
      args: (random) => drawOther(random, drawWhole(random, 10, 30)),
      expected: train,
    }),
  ],
});
