/** What the two halves of the lab `recommender` know and say. */
import { defineLab, number, oneOf, seed, TINY, type ParamsOf } from '../lab.ts';

/** The lab `recommender`. */
export const recommender = defineLab({
  id: 'recommender',
  needs: TINY,
  settings: {
    /** Ratings of dishes by simulated guests, whose tastes are known, or real ratings of lecturers by students. */
    data: oneOf(['dishes', 'lectures']),
    /** Numbers in the vector of a user or an item; 0: biases alone. */
    factors: number(4, 0, 16, 1),
    epochs: number(80, 1, 300, 1),
    learningRate: number(0.03, 0.001, 1, 0),
    /** λ: how strongly each update pulls what it changes towards 0. */
    regularization: number(0.05, 0, 1, 0),
    seed: seed(),
  },
});

/** Settings of one run. */
export type RecommenderParams = ParamsOf<typeof recommender>;

/** What a recommendation is made of: the mean rating, and of every item its bias and its vector. */
export interface Items {
  mean: number;
  /** [items] */
  biases: Float32Array;
  /** [items, factors] */
  vectors: Float32Array;
  factors: number;
}

/** Root mean squares of the error on ratings held out, by rules that know less. */
export interface Baselines {
  /** The mean of all ratings. */
  mean: number;
  /** The mean of the item's ratings, pulled to that of all as if it had five ratings more of that size. */
  item: number;
  /** Of the true tastes, which only a simulation knows: what remains is chance. Null on real ratings. */
  truth: number | null;
}

/** Users by how many of their ratings were trained on, and the error on those held out. */
export interface ColdStart {
  /** Fewest ratings of the group; the next group begins where it ends. */
  from: readonly number[];
  /** Ratings held out, in each group. */
  counts: number[];
  model: number[];
  item: number[];
}

/** What is found when training is over. */
export interface Report {
  /** Share of pairs of held-out ratings by one user, unequal ones, that are put in the right order. */
  order: { model: number; item: number; popular: number };
  cold: ColdStart;
  /** Of the tenth of the items with most ratings: their share of the ratings, of the first five recommendations to every user, and of those by the true tastes. */
  popular: { ratings: number; recommended: number; truth: number | null };
  /** Of the true properties of the dishes: the share of variance that a linear function of the learnt vectors explains; null on real ratings or without factors. */
  recovered: number[] | null;
}

/** The state after an epoch. */
export interface RecommenderSnapshot {
  epoch: number;
  /** Root mean squares of the error of the epochs since the last snapshot, on the ratings trained on and held out. */
  train: Float32Array;
  test: Float32Array;
  baselines: Baselines;
  items: Items;
  report: Report | null;
}

/** What the halves say to each other. */
export interface RecommenderTalk {
  snapshot: RecommenderSnapshot;
}
