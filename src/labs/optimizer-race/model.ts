import * as tf from '../../engine/tf.ts';
import { DEFAULT_SETTINGS, OPTIMIZER_NAMES, type OptimizerName } from '../../nn/optimizerNames.ts';
import { createOptimizer, type Optimizer } from '../../nn/optimizers.ts';
import { BatchOrder } from './batches.ts';
import type { RaceParams } from './protocol.ts';
import { BOUND, makeData, rateOf, STEEPNESS, type SurfaceName } from './surfaces.ts';

// #region losses
/** The same surfaces as tensors, which automatic differentiation needs. x, y: [1]; input, target: [batch]. */
export const TENSOR_SURFACES: Record<
  SurfaceName,
  (x: tf.Tensor, y: tf.Tensor, input: tf.Tensor, target: tf.Tensor) => tf.Tensor
> = {
  bowl: (x, y) => tf.mul(tf.add(tf.square(x), tf.mul(tf.square(y), STEEPNESS)), 0.5),
  rosenbrock: (x, y) => tf.add(tf.square(tf.sub(1, x)), tf.mul(tf.square(tf.sub(y, tf.square(x))), 100)),
  himmelblau: (x, y) =>
    tf.add(tf.square(tf.sub(tf.add(tf.square(x), y), 11)), tf.square(tf.sub(tf.add(x, tf.square(y)), 7))),
  saddle: (x, y) => {
    const squared = tf.square(x);
    return tf.add(
      tf.sub(tf.mul(tf.square(squared), 0.25), tf.mul(squared, 0.5)),
      tf.add(tf.mul(tf.square(y), 0.5), 0.25),
    );
  },
  network: (w, v, input, target) => tf.mean(tf.squaredDifference(tf.mul(v, tf.tanh(tf.mul(w, input))), target)),
};
// #endregion

/**
 * The gradient at a place, by automatic differentiation.
 * @param theta [2]
 * @returns [2], which the caller disposes
 */
export function differentiate(surface: SurfaceName, theta: tf.Tensor, input: tf.Tensor, target: tf.Tensor): tf.Tensor {
  const loss = (place: tf.Tensor) => {
    const [x, y] = [tf.slice(place, 0, 1), tf.slice(place, 1, 1)];
    return tf.sum(TENSOR_SURFACES[surface](x, y, input, target));
  };
  return tf.grad(loss)(theta);
}

/** Mini-batches of the network's data as tensors. */
export class Batches {
  readonly #data: { x: Float32Array; y: Float32Array };
  readonly #order: BatchOrder;

  constructor(params: Pick<RaceParams, 'seed' | 'batchSize'>) {
    this.#data = makeData(params.seed);
    this.#order = new BatchOrder(params);
  }

  /** Input and target of the next batch, [batch] each, which the caller disposes. */
  next(): [tf.Tensor1D, tf.Tensor1D] {
    const chosen = this.#order.next();
    const pick = (values: Float32Array) => tf.tensor1d(Float32Array.from(chosen, (i) => values[i]!));
    return [pick(this.#data.x), pick(this.#data.y)];
  }
}

/** One optimizer on its way. */
export class Runner {
  readonly name: OptimizerName;
  readonly #surface: SurfaceName;
  readonly #theta: tf.Variable;
  readonly #optimizer: Optimizer;
  /** Where it stands. */
  place: readonly [number, number];
  diverged = false;
  stepLength = 0;

  constructor(name: OptimizerName, params: RaceParams) {
    const { surface, x, y, momentum, weightDecay } = params;
    this.name = name;
    this.#surface = surface;
    this.#theta = tf.tidy(() => tf.variable(tf.tensor1d([x, y])));
    const settings = { ...DEFAULT_SETTINGS, learningRate: rateOf(name, params), momentum, weightDecay };
    this.#optimizer = createOptimizer(name, settings, [2]);
    this.place = [x, y];
  }

  // #region step
  /** One step on a mini-batch, unless it is lost already. */
  async step(input: tf.Tensor, target: tf.Tensor): Promise<void> {
    if (this.diverged) return;
    const gradient = differentiate(this.#surface, this.#theta, input, target);
    this.#optimizer.step(this.#theta, gradient);
    gradient.dispose();
    const [x, y] = await this.#theta.data();
    if (!(Math.hypot(x!, y!) < BOUND)) this.diverged = true;
    else {
      this.stepLength = Math.hypot(x! - this.place[0], y! - this.place[1]);
      this.place = [x!, y!];
    }
  }
  // #endregion

  dispose(): void {
    this.#theta.dispose();
    this.#optimizer.dispose();
  }
}

/** All optimizers at the same start. */
export function createRunners(params: RaceParams): Runner[] {
  return OPTIMIZER_NAMES.map((name) => new Runner(name, params));
}
