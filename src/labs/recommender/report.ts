import { normalMatrix, solvePositive } from '../../math/solve.ts';
import { allProperties } from './dishes.ts';
import type { Factorization } from './factorization.ts';
import type { Baselines, ColdStart, Report } from './protocol.ts';
import { countBy, itemMeans, rootMeanSquare, type Parts, type Ratings } from './ratings.ts';

/** How many items are recommended to each user. */
const LIST = 5;
/** Groups of users by how many of their ratings were trained on. */
const GROUPS = [0, 4, 8, 16, 32] as const;
/** Which share of the items counts as popular. */
const POPULAR = 0.1;

/** The errors of rules that know less, and of the one who knows all. */
export function measureBaselines(
  { users, items, values, itemCount, truth }: Ratings,
  { test }: Parts,
  means: ReturnType<typeof itemMeans>,
): Baselines {
  return {
    mean: rootMeanSquare(values, test, () => means.mean),
    item: rootMeanSquare(values, test, (row) => means.of[items[row]!]!),
    truth:
      truth &&
      rootMeanSquare(values, test, (row) => Math.min(5, Math.max(1, truth[users[row]! * itemCount + items[row]!]!))),
  };
}

/** All that is said of a trained factorization at the end. */
export function writeReport(
  ratings: Ratings,
  parts: Parts,
  means: ReturnType<typeof itemMeans>,
  model: Factorization,
): Report {
  const counts = countBy(ratings.items, parts.train, ratings.itemCount);
  return {
    order: {
      model: shareInOrder(ratings, parts.test, (row) => model.predict(ratings.users[row]!, ratings.items[row]!)),
      item: shareInOrder(ratings, parts.test, (row) => means.of[ratings.items[row]!]!),
      popular: shareInOrder(ratings, parts.test, (row) => counts[ratings.items[row]!]!),
    },
    cold: measureCold(ratings, parts, means, model),
    popular: measurePopular(ratings, parts, counts, model),
    recovered: ratings.truth && model.items.length > 0 ? recover(model) : null,
  };
}

/**
 * Share of pairs of ratings by one user, unequal ones, whose scores stand in the same order; equal scores count half. 0.5 is chance.
 * @param rows the ratings held out
 */
export function shareInOrder({ users, values }: Ratings, rows: Uint32Array, score: (row: number) => number): number {
  const byUser = new Map<number, number[]>();
  for (const row of rows) byUser.set(users[row]!, [...(byUser.get(users[row]!) ?? []), row]);
  let [right, pairs] = [0, 0];
  for (const own of byUser.values()) {
    for (const a of own) {
      for (const b of own) {
        if (values[a]! <= values[b]!) continue;
        const by = score(a) - score(b);
        right += by > 0 ? 1 : by === 0 ? 0.5 : 0;
        pairs++;
      }
    }
  }
  return right / pairs;
}

function measureCold(
  ratings: Ratings,
  { train, test }: Parts,
  means: ReturnType<typeof itemMeans>,
  model: Factorization,
): ColdStart {
  const { users, items, values } = ratings;
  const known = countBy(users, train, ratings.userCount);
  const rows = GROUPS.map((from, g) =>
    test.filter((row) => known[users[row]!]! >= from && known[users[row]!]! < (GROUPS[g + 1] ?? Infinity)),
  );
  return {
    from: GROUPS,
    counts: rows.map(({ length }) => length),
    model: rows.map((group) => rootMeanSquare(values, group, (row) => model.predict(users[row]!, items[row]!))),
    item: rows.map((group) => rootMeanSquare(values, group, (row) => means.of[items[row]!]!)),
  };
}

function measurePopular(
  ratings: Ratings,
  { train }: Parts,
  counts: Uint32Array,
  model: Factorization,
): Report['popular'] {
  const { users, items, userCount, itemCount, truth } = ratings;
  const order = [...counts.keys()].sort((a, b) => counts[b]! - counts[a]!);
  const popular = new Set(order.slice(0, Math.round(POPULAR * itemCount)));
  const known = Array.from({ length: userCount }, () => new Set<number>());
  for (const row of train) known[users[row]!]!.add(items[row]!);
  /** Share of popular items among the first ones that a score puts before every user. */
  const shareOf = (score: (user: number, item: number) => number) => {
    let [hits, all] = [0, 0];
    for (let user = 0; user < userCount; user++) {
      for (const item of bestOf(itemCount, (candidate) =>
        known[user]!.has(candidate) ? -Infinity : score(user, candidate),
      )) {
        if (popular.has(item)) hits++;
        all++;
      }
    }
    return hits / all;
  };
  let rated = 0;
  for (const item of popular) rated += counts[item]!;
  return {
    ratings: rated / train.length,
    recommended: shareOf((user, item) => model.predict(user, item)),
    truth: truth && shareOf((user, item) => truth[user * itemCount + item]!),
  };
}

/** The items of the largest scores, `LIST` of them. */
function bestOf(count: number, score: (item: number) => number): number[] {
  const best: { item: number; value: number }[] = [];
  for (let item = 0; item < count; item++) {
    const value = score(item);
    if (best.length === LIST && value <= best[LIST - 1]!.value) continue;
    const place = best.findIndex((other) => value > other.value);
    best.splice(place < 0 ? best.length : place, 0, { item, value });
    best.length = Math.min(best.length, LIST);
  }
  return best.map(({ item }) => item);
}

/** R² of the best linear function of the learnt vectors, with a constant, for each true property: 1 means that they hold it whole. */
function recover({ items }: Factorization): number[] {
  const properties = allProperties();
  const factors = items.length / properties.length;
  const rows = properties.map((_, dish) => [1, ...items.subarray(dish * factors, (dish + 1) * factors)]);
  const normal = normalMatrix(rows, 1e-9);
  return properties[0]!.map((_, property) => {
    const y = properties.map((of) => of[property]!);
    const w = solvePositive(
      normal,
      rows[0]!.map((_, a) => rows.reduce((sum, row, i) => sum + row[a]! * y[i]!, 0)),
    );
    const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
    const rest = rows.reduce((sum, row, i) => sum + (y[i]! - row.reduce((s, x, a) => s + x * w[a]!, 0)) ** 2, 0);
    return 1 - rest / y.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  });
}
