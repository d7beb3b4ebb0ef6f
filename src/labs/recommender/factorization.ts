import { createRandom, permutation } from '../../math/random.ts';
import type { Items, RecommenderParams } from './protocol.ts';
import type { Ratings } from './ratings.ts';

/** Spread of the first numbers of the vectors: with zeros, none would ever move. */
const FIRST = 0.1;

/**
 * Matrix factorization with biases, r̂ = μ + b_u + b_i + p_u·q_i, trained by stochastic gradient descent on the known ratings (Koren,
 * Bell and Volinsky, 2009). The sum for one rating is short: plain arrays, no tensors.
 */
export class Factorization {
  readonly #ratings: Ratings;
  readonly #train: Uint32Array;
  readonly #params: Pick<RecommenderParams, 'factors' | 'learningRate' | 'regularization' | 'seed'>;
  readonly mean: number;
  /** b_u, [users], and b_i, [items]. */
  readonly userBiases: Float64Array;
  readonly itemBiases: Float64Array;
  /** p_u, [users, factors], and q_i, [items, factors]. */
  readonly users: Float64Array;
  readonly items: Float64Array;

  /** @param mean of the ratings trained on */
  constructor(
    ratings: Ratings,
    train: Uint32Array,
    mean: number,
    params: Pick<RecommenderParams, 'factors' | 'learningRate' | 'regularization' | 'seed'>,
  ) {
    this.#ratings = ratings;
    this.#train = train;
    this.#params = params;
    this.mean = mean;
    const random = createRandom(params.seed, 73);
    const draw = (count: number) =>
      Float64Array.from({ length: count * params.factors }, () => FIRST * random.normal());
    this.userBiases = new Float64Array(ratings.userCount);
    this.itemBiases = new Float64Array(ratings.itemCount);
    this.users = draw(ratings.userCount);
    this.items = draw(ratings.itemCount);
  }

  /** r̂ of a user and an item. */
  predict(user: number, item: number): number {
    const { factors } = this.#params;
    let sum = this.mean + this.userBiases[user]! + this.itemBiases[item]!;
    for (let f = 0; f < factors; f++) sum += this.users[user * factors + f]! * this.items[item * factors + f]!;
    return sum;
  }

  // #region update
  /** One step on one rating: error e, then every number moves along its gradient and a little towards 0. */
  update(user: number, item: number, rating: number): void {
    const { factors, learningRate, regularization } = this.#params;
    const error = rating - this.predict(user, item);
    this.userBiases[user]! += learningRate * (error - regularization * this.userBiases[user]!);
    this.itemBiases[item]! += learningRate * (error - regularization * this.itemBiases[item]!);
    for (let f = 0; f < factors; f++) {
      const p = this.users[user * factors + f]!;
      const q = this.items[item * factors + f]!;
      this.users[user * factors + f] = p + learningRate * (error * q - regularization * p);
      this.items[item * factors + f] = q + learningRate * (error * p - regularization * q);
    }
  }
  // #endregion

  /** Every rating once, in an order drawn anew. @param epoch from 1 */
  trainEpoch(epoch: number): void {
    const { users, items, values } = this.#ratings;
    for (const place of permutation(this.#train.length, createRandom(this.#params.seed, 1000 + epoch))) {
      const row = this.#train[place]!;
      this.update(users[row]!, items[row]!, values[row]!);
    }
  }

  /** What a recommendation is made of, copied. */
  snapshot(): Items {
    return {
      mean: this.mean,
      biases: Float32Array.from(this.itemBiases),
      vectors: Float32Array.from(this.items),
      factors: this.#params.factors,
    };
  }

  /** Whether every number is finite. */
  isFinite(): boolean {
    return [this.userBiases, this.itemBiases, this.users, this.items].every((values) => values.every(Number.isFinite));
  }
}
