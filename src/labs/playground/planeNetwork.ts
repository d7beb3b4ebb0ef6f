import type { NamedValues } from '../../engine/notFinite.ts';
import * as tf from '../../engine/tf.ts';
import { createRandom, type Random } from '../../math/random.ts';
import { createFastOptimizer } from '../../nn/optimizers.ts';
import { DEFAULT_SETTINGS } from '../../nn/optimizerNames.ts';
import { lossIn, shapeOf } from './describe.ts';
import { forward, gradient, lossOf, penaltyGradient } from './gradient.ts';
import { activateNumber, initialParameters, layoutOf, nameParts } from './network.ts';
import type { LiveSettings, PlaygroundParams } from './protocol.ts';

/** A network over the plane in training, the drawn one or a reader's; it owns its tensors. */
export interface PlaneNetwork {
  /**
   * One step on some points: forward, backward, update. Nothing is read back.
   * @param x active features [n, inputs]
   * @param y targets [n, 1]
   * @param step steps made before
   */
  step(x: tf.Tensor2D, y: tf.Tensor2D, step: number, settings: LiveSettings): void;
  /** Output of points before the last activation, [n]. */
  outputs(x: tf.Tensor2D): Float32Array;
  /** Output after it. */
  valueOf(z: number): number;
  lossOf(z: number, y: number): number;
  /** Every hidden unit's value, [units, n]; empty where units are not drawn. */
  hiddenValues(x: tf.Tensor2D): Float32Array;
  /** A copy of all parameters. */
  parameters(): Float32Array;
  setParameters(values: Float32Array): void;
  /** Parameters with their names. */
  named(parameters: Float32Array): NamedValues[];
  /** Forgets what the optimizer remembers. */
  forgetSteps(): void;
  dispose(): void;
}

/** The network that the settings describe. */
export function createPlaneNetwork(params: PlaygroundParams): PlaneNetwork {
  const shape = shapeOf(params);
  const loss = lossIn(params);
  const start = initialParameters(shape.sizes, params.initialisation, params.seed);
  const vector = tf.tidy(() => tf.variable(tf.tensor1d(start)));
  const isWeight = tf.tensor1d(weightMask(shape.sizes));
  const createOptimizer = () =>
    createFastOptimizer(params.optimizer, { ...DEFAULT_SETTINGS, learningRate: params.learningRate }, [start.length]);
  let optimizer = createOptimizer();
  const all = () => vector as tf.Tensor1D;
  return {
    // #region step
    step(x, y, step, settings) {
      tf.tidy(() => {
        const random = createRandom(params.seed, 2 ** 31 + step);
        const masks = dropoutMasks(shape.sizes, x.shape[0], settings.dropout, random);
        const ofLoss = gradient(shape, loss, all(), x, y, masks);
        const ofPenalty = penaltyGradient(all(), isWeight, settings);
        optimizer.learningRate = settings.learningRate;
        optimizer.step(vector, ofPenalty ? tf.add(ofLoss, ofPenalty) : ofLoss);
      });
    },
    // #endregion
    outputs: (x) => tf.tidy(() => forward(shape, all(), x).z.at(-1)!.dataSync()) as Float32Array,
    valueOf: (z) => activateNumber(shape.output, z),
    lossOf: (z, y) => lossOf(loss, activateNumber(shape.output, z), z, y),
    hiddenValues(x) {
      const columns = tf.tidy(() => {
        const hidden = forward(shape, all(), x).a.slice(0, -1);
        return hidden.length === 0 ? new Float32Array() : tf.transpose(tf.concat(hidden, 1)).dataSync();
      });
      return columns as Float32Array;
    },
    parameters: () => (vector.dataSync() as Float32Array).slice(),
    setParameters: (values) => tf.tidy(() => vector.assign(tf.tensor1d(values))),
    named: (parameters) => nameParts(shape.sizes, parameters),
    forgetSteps() {
      optimizer.dispose();
      optimizer = createOptimizer();
    },
    dispose() {
      tf.dispose([vector, isWeight]);
      optimizer.dispose();
    },
  };
}

/** 1 for weights, 0 for biases. */
export function weightMask(sizes: readonly number[]): Float32Array {
  const layout = layoutOf(sizes);
  const last = layout.at(-1)!;
  const mask = new Float32Array(last.biases + last.outputs);
  for (const { weights, biases } of layout) mask.fill(1, weights, biases);
  return mask;
}

/**
 * Masks of inverted dropout: a value survives with probability 1 − rate and is divided by it, so that its mean stays.
 * @returns one for each hidden layer, [n, units]; none for rate 0
 */
export function dropoutMasks(sizes: readonly number[], n: number, rate: number, random: Random): tf.Tensor2D[] {
  if (rate === 0) return [];
  return sizes.slice(1, -1).map((units) => {
    const values = Float32Array.from({ length: n * units }, () => (random.uniform() < rate ? 0 : 1 / (1 - rate)));
    return tf.tensor2d(values, [n, units]);
  });
}
