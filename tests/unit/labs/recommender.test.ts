import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { readTable } from '../../../src/data/tables.ts';
import { DISHES, simulateGuests } from '../../../src/labs/recommender/dishes.ts';
import { Factorization } from '../../../src/labs/recommender/factorization.ts';
import { recommend } from '../../../src/labs/recommender/foldIn.ts';
import { LECTURES, readLectures, RECORDED } from '../../../src/labs/recommender/lectures.ts';
import { recommender, type RecommenderSnapshot } from '../../../src/labs/recommender/protocol.ts';
import { holdOut, itemMeans, type Ratings } from '../../../src/labs/recommender/ratings.ts';
import { measureBaselines, shareInOrder } from '../../../src/labs/recommender/report.ts';
import session from '../../../src/labs/recommender/session.ts';
import { solvePositive } from '../../../src/math/solve.ts';
import { runSession } from '../../support/sessions.ts';

const dish = (name: string) => DISHES.findIndex(([id]) => id === name);
const loss = (model: Factorization, { users, items, values }: Ratings, rows: readonly number[]) =>
  rows.reduce((sum, row) => sum + (values[row]! - model.predict(users[row]!, items[row]!)) ** 2, 0);

test('Cholesky solves, and refuses what is not positive definite', () => {
  const [a, b] = solvePositive(
    [
      [4, 9],
      [2, 3],
    ],
    [2, 1],
  );
  expect([4 * a! + 2 * b!, 2 * a! + 3 * b!]).toEqual([expect.closeTo(2, 12), expect.closeTo(1, 12)]);
  expect(() =>
    solvePositive(
      [
        [1, 0],
        [2, 1],
      ],
      [1, 1],
    ),
  ).toThrow(RangeError);
});

test('an update goes down the gradient of the squared error and the penalty', () => {
  const ratings = simulateGuests(1);
  const plan = { factors: 3, learningRate: 1e-4, regularization: 0.3, seed: 5 };
  const model = new Factorization(ratings, Uint32Array.of(0), 3, plan);
  model.userBiases[0] = 0.4;
  model.itemBiases[2] = -0.3;
  const parts = [model.userBiases, model.itemBiases, model.users, model.items];
  const penalised = () =>
    0.5 * (5 - model.predict(0, 2)) ** 2 +
    0.15 * (model.userBiases[0]! ** 2 + model.itemBiases[2]! ** 2) +
    0.15 * [...model.users.subarray(0, 3), ...model.items.subarray(6, 9)].reduce((sum, value) => sum + value ** 2, 0);
  const places = [[0], [2], [0, 1, 2], [6, 7, 8]];
  const gradients = parts.map((values, i) =>
    places[i]!.map((place) => {
      const kept = values[place]!;
      const at = (value: number) => ((values[place] = value), penalised());
      const slope = (at(kept + 1e-5) - at(kept - 1e-5)) / 2e-5;
      values[place] = kept;
      return slope;
    }),
  );
  const before = parts.map((values) => [...values]);
  model.update(0, 2, 5);
  for (const [i, values] of parts.entries()) {
    for (const [j, place] of places[i]!.entries())
      expect((before[i]![place]! - values[place]!) / 1e-4).toBeCloseTo(gradients[i]![j]!, 5);
    expect(values.filter((value, place) => value !== before[i]![place])).toHaveLength(places[i]!.length);
  }
});

describe('on simulated guests', () => {
  let last: RecommenderSnapshot;
  let snapshots: RecommenderSnapshot[];
  beforeAll(async () => {
    ({ snapshots } = await runSession<RecommenderSnapshot>(session, recommender.defaults));
    last = snapshots.at(-1)!;
  });

  test('the factors beat every rule that knows less, and find the properties that they were never told', () => {
    const error = last.test.at(-1)!;
    expect(error).toBeLessThan(0.85 * last.baselines.item);
    expect(last.baselines.item).toBeLessThan(last.baselines.mean);
    expect(error).toBeGreaterThan(last.baselines.truth!);
    const { order, recovered, cold, popular } = last.report!;
    expect(order.model).toBeGreaterThan(order.item + 0.15);
    expect(order.item).toBeGreaterThan(0.55);
    expect(Math.abs(order.popular - 0.5)).toBeLessThan(0.05);
    for (const share of recovered!) expect(share).toBeGreaterThan(0.8);
    // Few ratings, large errors: a new guest is a stranger.
    expect(cold.model[0]).toBeGreaterThan(1.4 * cold.model[3]!);
    expect(cold.counts.reduce((sum, count) => sum + count)).toBe(Math.floor(simulateGuests(1).values.length / 10));
    expect(popular.ratings).toBeGreaterThan(3 * popular.truth!);
    expect(snapshots.flatMap(({ test: errors }) => [...errors])).toHaveLength(recommender.defaults.epochs + 1);
  });

  test('biases alone leave the tastes out', async () => {
    const { snapshots: without } = await runSession<RecommenderSnapshot>(session, {
      ...recommender.defaults,
      factors: 0,
    });
    expect(without.at(-1)!.test.at(-1)!).toBeGreaterThan(1.2 * last.test.at(-1)!);
    expect(without.at(-1)!.report!.recovered).toBeNull();
  });

  test('who likes mapo tofu and hotpot, not ice cream, is sent to what is hot; the parts of each reason add up', () => {
    const given = new Map([
      [dish('mapo-tofu'), 5],
      [dish('hotpot'), 5],
      [dish('ice-cream'), 1],
      [dish('green-salad'), 2],
    ]);
    const all = recommend(last.items, given, recommender.defaults.regularization);
    expect(all).toHaveLength(DISHES.length - given.size);
    for (const { item } of all.slice(0, 5)) expect(DISHES[item]![1]).toBeGreaterThan(0.4);
    for (const { expected, bias, reasons } of all)
      expect(reasons.reduce((sum, { adds }) => sum + adds, last.items.mean + bias)).toBeCloseTo(expected, 9);
    // Opposite tastes, opposite lists.
    const opposite = recommend(last.items, new Map([...given].map(([item, value]) => [item, 6 - value])), 0.05);
    expect(opposite.slice(0, 5).every(({ item }) => DISHES[item]![1] < 0)).toBe(true);
  });

  test('what is folded in is the minimum of the loss: no small change is better', () => {
    const given = new Map([
      [0, 5],
      [5, 1],
      [9, 4],
    ]);
    const regularization = 0.05;
    const { items } = last;
    const list = recommend(items, given, regularization);
    /** The user's bias and vector, read back from what is expected of five items. */
    const solve = (rows: number[][], values: number[]) =>
      solvePositive(
        rows[0]!.map((_, a) => rows[0]!.map((_, b) => rows.reduce((sum, row) => sum + row[a]! * row[b]!, 0))),
        rows[0]!.map((_, a) => rows.reduce((sum, row, i) => sum + row[a]! * values[i]!, 0)),
      );
    const x = (item: number) => [1, ...items.vectors.subarray(item * 4, item * 4 + 4)];
    const w = solve(
      list.map(({ item }) => x(item)),
      list.map(({ expected, bias }) => expected - items.mean - bias),
    );
    const penalised = (at: number[]) =>
      [...given].reduce(
        (sum, [item, value]) => {
          const rest = value - items.mean - items.biases[item]! - x(item).reduce((s, v, i) => s + v * at[i]!, 0);
          return sum + rest ** 2;
        },
        given.size * regularization * at.reduce((sum, value) => sum + value ** 2, 0),
      );
    for (let i = 0; i < w.length; i++)
      for (const by of [-0.05, 0.05])
        expect(penalised(w.map((value, j) => (i === j ? value + by : value)))).toBeGreaterThan(penalised(w));
  });

  test('without ratings, everyone gets what everyone likes; without factors too', () => {
    const list = recommend(last.items, new Map(), 0.05);
    expect(list.map(({ bias }) => bias)).toEqual(list.map(({ bias }) => bias).toSorted((a, b) => b - a));
  });
});

test('on real ratings of lecturers the factors add nothing to the biases', async () => {
  vi.stubGlobal('fetch', (url: URL) => Promise.resolve(new Response(readFileSync(`public/${url.pathname.slice(1)}`))));
  const params = { ...recommender.defaults, data: 'lectures', epochs: 6 };
  const errorOf = async (factors: number) => {
    const { snapshots } = await runSession<RecommenderSnapshot>(session, { ...params, factors });
    return snapshots.at(-1)!;
  };
  const [biases, factors] = [await errorOf(0), await errorOf(8)];
  vi.unstubAllGlobals();
  const { mean, item } = biases.baselines;
  expect({ mean, item }).toEqual({ mean: expect.closeTo(RECORDED.mean, 3), item: expect.closeTo(RECORDED.item, 3) });
  expect(biases.test.at(-1)!).toBeLessThan(item - 0.01);
  expect(factors.test.at(-1)!).toBeGreaterThan(0.99 * biases.test.at(-1)!);
  expect(biases.report!.recovered).toBeNull();
});

test('a rate that is too high is told, not hidden', async () => {
  const wild = { ...recommender.defaults, learningRate: 1, factors: 16 };
  await expect(runSession(session, wild)).rejects.toThrow('step');
});

test('pairs in order: chance is a half, equal scores count half', () => {
  const ratings: Ratings = {
    users: Uint32Array.of(0, 0, 0, 1),
    items: Uint32Array.of(0, 1, 2, 0),
    values: Float32Array.of(1, 3, 5, 2),
    userCount: 2,
    itemCount: 3,
    truth: null,
  };
  const rows = Uint32Array.of(0, 1, 2, 3);
  expect(shareInOrder(ratings, rows, (row) => row)).toBe(1);
  expect(shareInOrder(ratings, rows, (row) => -row)).toBe(0);
  expect(shareInOrder(ratings, rows, () => 7)).toBe(0.5);
  expect(shareInOrder(ratings, rows, (row) => [0, 0, 1, 0][row]!)).toBeCloseTo(2.5 / 3, 12);
});

test('the table has what the lab says it has', () => {
  const table = readTable(readFileSync('public/data/lectures/lectures.csv', 'utf8'), LECTURES);
  if (typeof table === 'string') throw new Error(table);
  const ratings = readLectures(table);
  expect([ratings.userCount, ratings.itemCount]).toEqual([2972, 1128]);
  expect(new Set(ratings.values)).toEqual(new Set([1, 2, 3, 4, 5]));
  expect(
    measureBaselines(ratings, holdOut(ratings, 1), itemMeans(ratings, holdOut(ratings, 1).train)).truth,
  ).toBeNull();
  const unused = loss(
    new Factorization(ratings, Uint32Array.of(0), 3, { ...recommender.defaults, factors: 0 }),
    ratings,
    [0],
  );
  expect(unused).toBe((ratings.values[0]! - 3) ** 2);
});
