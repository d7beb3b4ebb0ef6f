import { normalMatrix, solvePositive } from '../../math/solve.ts';
import type { Items } from './protocol.ts';

/** An item that is recommended, and what its expected rating is made of. */
export interface Recommendation {
  item: number;
  /** The expected rating: `mean + bias + the sum of reasons`. */
  expected: number;
  /** How much better than the mean everybody rates it. */
  bias: number;
  /** What each of the reader's ratings adds, the largest first. */
  reasons: { item: number; adds: number }[];
}

/** Least penalty, so that there is one solution without regularization too. */
const LEAST = 1e-3;

/** What the reader's own bias and vector multiply: 1, and the item's vector. */
function featuresOf({ vectors, factors }: Items, item: number): number[] {
  return [1, ...vectors.subarray(item * factors, (item + 1) * factors)];
}

/**
 * Folds a new user into a trained factorization: with the items as they are, the bias and the vector that minimise
 * Σ_j (r_j − r̂_j)² + nλ(b² + |p|²) over the n ratings of that user, the loss that training goes down. The solution
 * w = (XᵀX + nλI)⁻¹ Xᵀy is linear in the ratings, so the expected rating of any item is a sum with one part for each of them:
 * these parts are the reasons.
 *
 * @param given the user's ratings, item by item
 * @returns all other items, the best first; without ratings, by the bias alone
 */
export function recommend(items: Items, given: ReadonlyMap<number, number>, regularization: number): Recommendation[] {
  const rated = [...given.keys()];
  const X = rated.map((item) => featuresOf(items, item));
  const penalty = Math.max(LEAST, regularization * rated.length);
  const normal = normalMatrix(X, penalty);
  const errors = rated.map((item) => given.get(item)! - items.mean - items.biases[item]!);
  /** (XᵀX + nλI)⁻¹ x_j of each rated item. */
  const pulls = X.map((x) => solvePositive(normal, x));
  return [...items.biases.keys()]
    .filter((item) => !given.has(item))
    .map((item) => {
      const x = featuresOf(items, item);
      const reasons = rated.map((other, j) => ({
        item: other,
        adds: errors[j]! * pulls[j]!.reduce((sum, value, f) => sum + value * x[f]!, 0),
      }));
      const bias = items.biases[item]!;
      const expected = reasons.reduce((sum, { adds }) => sum + adds, items.mean + bias);
      return { item, expected, bias, reasons: reasons.sort((a, b) => b.adds - a.adds) };
    })
    .sort((a, b) => b.expected - a.expected);
}
