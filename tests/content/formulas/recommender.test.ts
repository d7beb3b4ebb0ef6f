import { expect } from 'vitest';
import { recommend } from '../../../src/labs/recommender/foldIn.ts';
import type { Items } from '../../../src/labs/recommender/protocol.ts';
import { shareInOrder } from '../../../src/labs/recommender/report.ts';
import type { Random } from '../../../src/math/random.ts';
import { solvePositive } from '../../../src/math/solve.ts';
import { check } from '../../support/check.ts';
import { normals } from '../../support/normals.ts';

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
const norm = (a: readonly number[]) => dot(a, a);

check('factorization-gradient', ({ random, agree, derivative }) => {
  const [p, q] = [normals(random, 4), normals(random, 4)];
  const [mean, bu, bi, rating, lambda] = [3, random.normal(), random.normal(), 4.5, 0.3];
  const part = (pu: number[], qi: number[], b: number) =>
    0.5 * ((rating - (mean + b + bi + dot(pu, qi))) ** 2 + lambda * (b ** 2 + bi ** 2 + norm(pu) + norm(qi)));
  const e = rating - (mean + bu + bi + dot(p, q));
  const put = (list: number[], f: number, value: number) => list.map((old, i) => (i === f ? value : old));
  for (let f = 0; f < 4; f++) {
    agree(
      derivative((value) => part(put(p, f, value), q, bu), p[f]!),
      -e * q[f]! + lambda * p[f]!,
    );
    agree(
      derivative((value) => part(p, put(q, f, value), bu), q[f]!),
      -e * p[f]! + lambda * q[f]!,
    );
  }
  agree(
    derivative((value) => part(p, q, value), bu),
    -e + lambda * bu,
  );
});

function draw(random: Random) {
  const items: Items = {
    mean: 3,
    biases: Float32Array.from(normals(random, 8)),
    vectors: Float32Array.from(normals(random, 24)),
    factors: 3,
  };
  const given = new Map([0, 3, 5].map((item) => [item, 1 + random.integer(5)]));
  const x = (item: number) => [1, ...items.vectors.subarray(3 * item, 3 * item + 3)];
  return { items, given, x, lambda: 0.2 };
}

check('fold-in', ({ random, agree, derivative }) => {
  const { items, given, x, lambda } = draw(random);
  const n = given.size;
  const rows = [...given].map(([item, rating]) => ({ x: x(item), y: rating - items.mean - items.biases[item]! }));
  const normal = [0, 1, 2, 3].map((a) =>
    [0, 1, 2, 3].map((b) => rows.reduce((sum, row) => sum + row.x[a]! * row.x[b]!, a === b ? n * lambda : 0)),
  );
  const w = solvePositive(
    normal,
    [0, 1, 2, 3].map((a) => rows.reduce((sum, row) => sum + row.x[a]! * row.y, 0)),
  );
  const loss = (at: number[]) => rows.reduce((sum, row) => sum + (row.y - dot(row.x, at)) ** 2, n * lambda * norm(at));
  for (let a = 0; a < 4; a++)
    agree(
      derivative((value) => loss(w.map((old, i) => (i === a ? value : old))), w[a]!),
      0,
      1e-6,
    );
  // What the lab expects is that solution, applied.
  for (const { item, expected, bias } of recommend(items, given, lambda))
    agree(expected, items.mean + bias + dot(x(item), w), 1e-6);
});

check('fold-in-reasons', ({ random, agree }) => {
  const { items, given, lambda } = draw(random);
  const before = recommend(items, given, lambda).find(({ item }) => item === 7)!;
  agree(
    before.reasons.reduce((sum, { adds }) => sum + adds, items.mean + before.bias),
    before.expected,
  );
  // A rating that is higher by one moves the sum by its own coefficient, which does not depend on the ratings.
  for (const [item, rating] of given) {
    const move = (by: number) =>
      recommend(items, new Map([...given, [item, rating + by]]), lambda).find((it) => it.item === 7)!;
    agree(move(2).expected - before.expected, 2 * (move(1).expected - before.expected));
    const { adds } = before.reasons.find((reason) => reason.item === item)!;
    agree(adds, (rating - items.mean - items.biases[item]!) * (move(1).expected - before.expected));
  }
});

check('pairs-in-order', ({ random, agree }) => {
  const values = Array.from({ length: 9 }, () => 1 + random.integer(5));
  const scores = Array.from({ length: 9 }, () => random.integer(4));
  let [over, ties, pairs] = [0, 0, 0];
  for (let i = 0; i < 9; i++) {
    for (let j = 0; j < 9; j++) {
      if (values[i]! <= values[j]!) continue;
      pairs++;
      if (scores[i]! > scores[j]!) over++;
      if (scores[i] === scores[j]) ties++;
    }
  }
  expect(pairs).toBeGreaterThan(0);
  const ratings = {
    users: new Uint32Array(9),
    items: Uint32Array.from(values.keys()),
    values: Float32Array.from(values),
    userCount: 1,
    itemCount: 9,
    truth: null,
  };
  agree(
    shareInOrder(ratings, Uint32Array.from(values.keys()), (row) => scores[row]!),
    (over + ties / 2) / pairs,
  );
});
