import { expect } from 'vitest';
import { dot, multiply, type Matrix } from '../../../src/math/dense.ts';
import { countPieces, fold, foldTimes } from '../../../src/math/folding.ts';
import type { Random } from '../../../src/math/random.ts';
import { check } from '../../support/check.ts';
import { normals } from '../../support/normals.ts';

const draw = (random: Random, rows: number, columns: number): Matrix =>
  Array.from({ length: rows }, () => normals(random, columns));
const identity = (n: number): Matrix =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => Number(i === j)));
const add = (...matrices: Matrix[]): Matrix =>
  matrices[0]!.map((row, i) => row.map((_, j) => matrices.reduce((sum, matrix) => sum + matrix[i]![j]!, 0)));

check('tent-fold', ({ random, agree }) => {
  const x = random.uniform();
  agree(fold(x), x < 0.5 ? 2 * x : 2 - 2 * x, 1e-12);
});

check('fold-count', () => {
  for (let layers = 1; layers <= 10; layers++) {
    expect(countPieces((x) => foldTimes(x, layers), 2 ** 12)).toBe(2 ** layers);
  }
});

check('shallow-count', ({ random }) => {
  // Corners on the points of the grid, in any order and some of them twice.
  for (const units of [1, 4, 9]) {
    const corners = Array.from({ length: units }, () => random.integer(64) / 64);
    const [signs, weights] = [corners.map(() => random.normal() > 0), normals(random, units)];
    const layer = (x: number) =>
      weights.reduce((sum, w, k) => sum + w * Math.max(0, signs[k] ? x - corners[k]! : corners[k]! - x), 0);
    expect(countPieces(layer, 64)).toBeLessThanOrEqual(units + 1);
  }
  expect(countPieces((x) => [0.25, 0.5, 0.75].reduce((sum, c) => sum + Math.max(0, x - c), 0), 64)).toBe(4);
});

check('residual-expansion', ({ random, agree }) => {
  const [A, B, C] = [draw(random, 3, 3), draw(random, 3, 3), draw(random, 3, 3)];
  const I = identity(3);
  const product = multiply(multiply(add(I, C), add(I, B)), add(I, A));
  const [CB, CA, BA] = [multiply(C, B), multiply(C, A), multiply(B, A)];
  const expanded = add(I, A, B, C, CB, CA, BA, multiply(CB, A));
  product.flat().forEach((value, i) => agree(value, expanded.flat()[i]!, 1e-12));
});

check('residual-growth', ({ random, agree }) => {
  const [n, draws] = [64, 400];
  const c = 0.5;
  const meanSquare = (values: number[]) => dot(values, values) / n;
  let [sum, before] = [0, 0];
  for (let trial = 0; trial < draws; trial++) {
    const x = normals(random, n);
    // ReLU of a sum with weights of variance 2c/n keeps the share c of the mean square.
    const scale = Math.sqrt((2 * c) / n);
    const y = x.map((value) => value + Math.max(0, scale * dot(normals(random, n), x)));
    sum += meanSquare(y);
    before += meanSquare(x);
  }
  agree(sum / before, 1 + c, 0.02); // simulated
});
