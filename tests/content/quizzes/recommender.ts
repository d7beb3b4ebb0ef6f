import { Factorization } from '../../../src/labs/recommender/factorization.ts';
import type { Ratings } from '../../../src/labs/recommender/ratings.ts';
import { shareInOrder } from '../../../src/labs/recommender/report.ts';

const one: Ratings = {
  users: Uint32Array.of(0),
  items: Uint32Array.of(0),
  values: Float32Array.of(5),
  userCount: 1,
  itemCount: 1,
  truth: null,
};

/** Computes the answers of the numeric questions of the page on recommendation. */
export const recommenderChecks: Record<string, () => number> = {
  'applications/recommender#expected': () => {
    const plan = { factors: 2, learningRate: 0.1, regularization: 0, seed: 1 };
    const model = new Factorization(one, Uint32Array.of(0), 3.5, plan);
    model.userBiases[0] = -0.4;
    model.itemBiases[0] = 0.3;
    model.users.set([1, -0.5]);
    model.items.set([0.8, 0.6]);
    return model.predict(0, 0);
  },
  'applications/recommender#step': () => {
    const plan = { factors: 1, learningRate: 0.1, regularization: 0.5, seed: 1 };
    const model = new Factorization(one, Uint32Array.of(0), 3, plan);
    model.users.set([2]);
    model.items.set([0.5]);
    model.update(0, 0, 5);
    return model.items[0]!;
  },
  'applications/recommender#order': () => {
    const ratings = {
      ...one,
      users: new Uint32Array(3),
      items: Uint32Array.of(0, 1, 2),
      values: Float32Array.of(5, 3, 2),
    };
    return shareInOrder(ratings, Uint32Array.of(0, 1, 2), (row) => [4, 4, 4.5][row]!);
  },
};
