import '@tensorflow/tfjs-backend-cpu';
import { expect } from 'vitest';
import * as tf from '../../../src/engine/tf.ts';
import { lambdaReturns } from '../../../src/labs/self-play/training.ts';
import { scoreMove } from '../../../src/labs/self-play/search.ts';
import { createQTable } from '../../../src/labs/games/qTable.ts';
import { createRandom, type Random } from '../../../src/math/random.ts';
import { check } from '../../support/check.ts';
import { normals } from '../../support/normals.ts';

const softmax = (z: readonly number[]) => {
  const e = z.map(Math.exp);
  const sum = e.reduce((total, value) => total + value, 0);
  return e.map((value) => value / sum);
};
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

/** A random problem: probabilities of the next state [states][actions][states], of which the last ends, and rewards for coming there. */
function drawProblem(random: Random) {
  const P = [0, 1].map(() => [0, 1].map(() => softmax(normals(random, 3))));
  return { P, r: normals(random, 3), gamma: 0.5 + 0.4 * random.uniform() };
}
type Problem = ReturnType<typeof drawProblem>;

/** Value of an action, Σ P (r + γ v). */
const worth = ({ P, r, gamma }: Problem, v: readonly number[], s: number, a: number) =>
  sum(P[s]![a]!.map((p, next) => p * (r[next]! + gamma * (v[next] ?? 0))));

/** Values of a policy that is certain in both states, by Cramer's rule. */
function solve({ P, r, gamma }: Problem, policy: readonly number[]): [number, number] {
  const rows = policy.map((a, s) => P[s]![a]!);
  const [b0, b1] = rows.map((row) => sum(row.map((p, next) => p * r[next]!))) as [number, number];
  const [a, b] = [1 - gamma * rows[0]![0]!, -gamma * rows[0]![1]!];
  const [c, d] = [-gamma * rows[1]![0]!, 1 - gamma * rows[1]![1]!];
  const det = a * d - b * c;
  return [(b0 * d - b * b1) / det, (a * b1 - b0 * c) / det];
}

check('bellman-optimality', ({ random, agree }) => {
  const problem = drawProblem(random);
  let v = [0, 0];
  for (let sweep = 0; sweep < 400; sweep++) {
    v = v.map((_, s) => Math.max(worth(problem, v, s, 0), worth(problem, v, s, 1)));
  }
  // The best of all four policies, each solved as linear equations.
  const all = [0, 1].flatMap((a) => [0, 1].map((b) => solve(problem, [a, b])));
  for (const s of [0, 1]) agree(v[s]!, Math.max(...all.map((values) => values[s]!)), 1e-9);
});

check('q-learning-update', ({ random, agree, derivative }) => {
  const [alpha, gamma, reward] = [0.3, 0.9, random.normal()];
  const table = createQTable(alpha, gamma);
  table.q.set(normals(random, 8));
  const before = [...table.q];
  const target = reward + gamma * Math.max(...before.slice(4, 8));
  table.learn({ state: 0, action: 2, reward, next: 1, ended: false }, random);
  const slope = derivative((q) => (target - q) ** 2 / 2, before[2]!);
  agree(table.q[2]!, before[2]! - alpha * slope, 1e-8);
  table.learn({ state: 0, action: 1, reward, next: 1, ended: true }, random);
  agree(table.q[1]!, before[1]! + alpha * (reward - before[1]!), 1e-12);
});

check('dqn-loss', async ({ random, agree }) => {
  await tf.setBackend('cpu');
  const [reward, gamma] = [random.normal(), 0.9];
  const next = normals(random, 3);
  const x = tf.tensor2d(normals(random, 4), [1, 4]);
  const W = tf.tensor2d(normals(random, 12), [4, 3]);
  const target = reward + gamma * Math.max(...next);
  const q = (w: tf.Tensor) => tf.squeeze(tf.slice(tf.matMul(x, w as tf.Tensor2D), [0, 1], [1, 1])) as tf.Scalar;
  const byTape = tf
    .grad((w) => tf.div(tf.square(tf.sub(target, q(w))), 2))(W)
    .dataSync();
  const ofQ = tf.grad(q)(W).dataSync();
  const error = target - q(W).dataSync()[0]!;
  byTape.forEach((slope, i) => agree(slope, -error * ofQ[i]!, 1e-5));
});

check('policy-gradient', ({ random, agree, derivative }) => {
  // Two steps in three states with tables of logits: all paths are few enough to be added up.
  const P = [0, 1].map(() => [0, 1].map(() => softmax(normals(random, 3))));
  const [r, b, gamma] = [normals(random, 3), normals(random, 2), 0.8];
  const logits = [normals(random, 2), normals(random, 2)];
  interface Path {
    chance: number;
    steps: { s: number; a: number; reward: number }[];
  }
  const pathsOf = (z: number[][]): Path[] => {
    let paths: (Path & { at: number })[] = [{ chance: 1, steps: [], at: 0 }];
    for (let t = 0; t < 2; t++) {
      paths = paths.flatMap((path) => {
        if (path.at === 2) return [path];
        const pi = softmax(z[path.at]!);
        return [0, 1].flatMap((a) =>
          P[path.at]![a]!.map((p, next) => ({
            chance: path.chance * pi[a]! * p,
            steps: [...path.steps, { s: path.at, a, reward: r[next]! }],
            at: next,
          })),
        );
      });
    }
    return paths;
  };
  const returnFrom = (path: Path, t: number) => sum(path.steps.slice(t).map(({ reward }, k) => gamma ** k * reward));
  const J = (z: number[][]) => sum(pathsOf(z).map((path) => path.chance * returnFrom(path, 0)));
  for (const s of [0, 1]) {
    const numeric = derivative(
      (value) => J(logits.map((row, i) => (i === s ? [value, row[1]!] : row))),
      logits[s]![0]!,
    );
    const pi = softmax(logits[s]!);
    const byTheorem = sum(
      pathsOf(logits).map((path) =>
        sum(
          path.steps.map((step, t) => {
            if (step.s !== s) return 0;
            const score = Number(step.a === 0) - pi[0]!;
            return path.chance * gamma ** t * score * (returnFrom(path, t) - b[s]!);
          }),
        ),
      ),
    );
    agree(byTheorem, numeric, 1e-7);
  }
});

check('baseline-vanishes', ({ random, agree, derivative }) => {
  const logits = normals(random, 4);
  const pi = softmax(logits);
  const b = random.normal();
  const score = (a: number) =>
    derivative((z) => Math.log(softmax([logits[0]!, z, logits[2]!, logits[3]!])[a]!), logits[1]!);
  agree(sum(pi.map((p, a) => p * score(a) * b)), 0, 1e-8);
});

check('lambda-return', ({ random, agree }) => {
  // By its definition: the mean of all n-step predictions, weighted by (1 − λ)λⁿ⁻¹, each seen from the side that moves first.
  const best = normals(random, 6);
  const lambda = 0.7;
  const outcome = 1;
  const returns = lambdaReturns(best, outcome, lambda);
  const [t, T] = [1, best.length];
  let byDefinition = 0;
  for (let n = 0; t + n < T - 1; n++) byDefinition += (1 - lambda) * lambda ** n * (-1) ** n * best[t + n]!;
  byDefinition += lambda ** (T - 1 - t) * (-1) ** (T - 1 - t) * outcome;
  agree(returns[t]!, byDefinition, 1e-12);
});

check('uct', ({ random, agree }) => {
  const N = 10 + random.integer(1000);
  const n = 1 + random.integer(N);
  const u = Math.SQRT2 * Math.sqrt(Math.log(N) / n);
  agree(Math.log(Math.exp(-2 * n * u * u)), -4 * Math.log(N), 1e-9);
  // Hoeffding's bound holds for the mean of coins, by simulation.
  const coins = createRandom(3);
  const [tosses, bias, width] = [20, 0.3, 0.2];
  let beyond = 0;
  for (let i = 0; i < 20_000; i++) {
    let heads = 0;
    for (let k = 0; k < tosses; k++) heads += Number(coins.uniform() < bias);
    if (bias > heads / tosses + width) beyond++;
  }
  expect(beyond / 20_000).toBeLessThanOrEqual(Math.exp(-2 * tosses * width ** 2));
  expect(beyond).toBeGreaterThan(0);
});

check('puct', ({ random, agree }) => {
  agree(scoreMove(0.2, 0.5, 49, 4), 0.2 + (1.5 * 0.5 * 7) / 5, 1e-12);
  // With equal values the visits go as the policy says.
  const prior = softmax(normals(random, 5));
  const visits = prior.map(() => 0);
  for (let total = 0; total < 20_000; total++) {
    const scores = prior.map((p, a) => scoreMove(0, p, total + 1, visits[a]!));
    visits[scores.indexOf(Math.max(...scores))]!++;
  }
  prior.forEach((p, a) => agree(visits[a]! / 20_000, p, 1e-3));
});

check('elo', ({ random, agree }) => {
  const [A, B] = [1500 + 300 * random.normal(), 1500 + 300 * random.normal()];
  const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
  agree(1 / (1 + 10 ** ((B - A) / 400)), sigmoid((Math.log(10) / 400) * (A - B)), 1e-12);
  // 400 points are odds of ten to one.
  agree(1 / (1 + 10 ** (-400 / 400)), 10 / 11, 1e-12);
});
