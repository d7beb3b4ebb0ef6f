import { expect } from 'vitest';
import { check, type CheckTools } from '../../support/check.ts';
import { normals } from '../../support/normals.ts';

/** The network 2-2-1 as ordinary arithmetic; parameters in the order w₁₁ w₁₂ w₂₁ w₂₂ b₁ b₂ v₁ v₂ c. */
function runLoop(p: readonly number[], x: readonly number[], y: number) {
  const a = [0, 1].map((k) => 1 / (1 + Math.exp(-(p[2 * k]! * x[0]! + p[2 * k + 1]! * x[1]! + p[4 + k]!))));
  const prediction = p[6]! * a[0]! + p[7]! * a[1]! + p[8]!;
  return { a, prediction, loss: 0.5 * (prediction - y) ** 2 };
}

/** Derivative of the loss by parameter i, by central difference. */
function nudge(p: readonly number[], i: number, x: readonly number[], y: number, derivative: CheckTools['derivative']) {
  return derivative((value) => runLoop(p.with(i, value), x, y).loss, p[i]!);
}

check('loop-output-gradient', ({ random, agree, derivative }) => {
  const [p, x, y] = [normals(random, 9), normals(random, 2), random.normal()];
  const { a, prediction } = runLoop(p, x, y);
  for (const k of [0, 1]) agree((prediction - y) * a[k]!, nudge(p, 6 + k, x, y, derivative));
  agree(prediction - y, nudge(p, 8, x, y, derivative));
});

check('loop-hidden-gradient', ({ random, agree, derivative }) => {
  const [p, x, y] = [normals(random, 9), normals(random, 2), random.normal()];
  const { a, prediction } = runLoop(p, x, y);
  for (const k of [0, 1]) {
    const dz = (prediction - y) * p[6 + k]! * a[k]! * (1 - a[k]!);
    for (const j of [0, 1]) agree(dz * x[j]!, nudge(p, 2 * k + j, x, y, derivative));
    agree(dz, nudge(p, 4 + k, x, y, derivative));
  }
});

check('first-order-drop', ({ random, agree, derivative }) => {
  const [p, x, y] = [normals(random, 9), normals(random, 2), random.normal()];
  const g = p.map((_, i) => nudge(p, i, x, y, derivative));
  const squares = g.reduce((sum, value) => sum + value ** 2, 0);
  const drop = (rate: number) =>
    runLoop(p, x, y).loss -
    runLoop(
      p.map((value, i) => value - rate * g[i]!),
      x,
      y,
    ).loss;
  agree(drop(1e-5) / (1e-5 * squares), 1, 1e-3);
});

check('bias-only-step', ({ random, agree, derivative }) => {
  const [p, x, y, rate] = [normals(random, 9), normals(random, 2), random.normal(), 3 * random.uniform()];
  const before = runLoop(p, x, y);
  const after = runLoop(p.with(8, p[8]! - rate * nudge(p, 8, x, y, derivative)), x, y);
  agree(after.prediction - y, (1 - rate) * (before.prediction - y));
  agree(after.loss, (1 - rate) ** 2 * before.loss);
});

check('steps-per-epoch', ({ random }) => {
  for (let trial = 0; trial < 20; trial++) {
    const [m, batch] = [1 + random.integer(1000), 1 + random.integer(100)];
    let steps = 0;
    for (let start = 0; start < m; start += batch) steps++;
    expect(Math.ceil(m / batch)).toBe(steps);
  }
});
