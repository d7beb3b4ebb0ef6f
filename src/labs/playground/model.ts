import * as tf from '../../engine/tf.ts';
import { createRandom, permutation, type Random } from '../../math/random.ts';
import { makePoints } from './data.ts';
import { lossIn, shapeOf } from './describe.ts';
import { forward, gradient, lossOf, penaltyGradient } from './gradient.ts';
import { ACTIVATE, featuresOf, initialParameters, layoutOf } from './network.ts';
import { createOptimizer } from './optimizers.ts';
import type { LabelledPoint } from './point.ts';
import type { LiveSettings, Measurement, PlaygroundParams } from './protocol.ts';

/** A network in training; owns its tensors. */
export interface Trainer {
  /** Updates made so far. */
  readonly steps: number;
  readonly stepsPerEpoch: number;
  /** Points that the next step will use. */
  readonly nextBatch: number;
  /** One step: forward, backward, update. Nothing is read back. */
  step(): void;
  /** Losses over all training and all held-out points. */
  measure(): Measurement;
  /** The output for points, [n]. Their features are kept until `dispose`: ask for few different arrays of points. */
  predict(points: Places): Float32Array;
  /** Every hidden unit's value for points, [units, n]; keeps as `predict` does. */
  hiddenValues(points: Places): Float32Array;
  /** A copy of all parameters. */
  parameters(): Float32Array;
  setParameters(values: Float32Array): void;
  /** Goes back to an earlier step with its parameters; what the optimizer remembers is forgotten. */
  returnTo(step: number, parameters: Float32Array): void;
  /** Takes over settings from the next step on. */
  tune(settings: Partial<LiveSettings>): void;
  dispose(): void;
}

type Places = readonly Pick<LabelledPoint, 'x1' | 'x2'>[];

/** Features and targets in JavaScript, and as tensors when all fit into one step. */
interface Rows {
  count: number;
  x: Float32Array;
  y: Float32Array;
}

const rowsOf = (points: readonly LabelledPoint[], features: string): Rows => ({
  count: points.length,
  x: featuresOf(points, features),
  y: Float32Array.from(points, (point) => point.y),
});

/**
 * Makes the points and the network that settings describe, ready to train. The same settings give the same numbers on the same backend.
 * @throws RangeError when there are no points
 */
export function createTrainer(params: PlaygroundParams): Trainer {
  const shape = shapeOf(params);
  const loss = lossIn(params);
  const inputs = shape.sizes[0]!;
  const points = makePoints(params);
  const training = rowsOf(points.training, params.features);
  const validation = rowsOf(points.validation, params.features);
  const batchSize = Math.min(params.batchSize, training.count);
  const stepsPerEpoch = Math.ceil(training.count / batchSize);
  const settings = { ...params };
  let optimizer = createOptimizer(params.optimizer);
  const matrix = (values: Float32Array, columns: number) =>
    tf.tensor2d(values, [values.length / columns, columns], 'float32');
  const start = initialParameters(shape.sizes, params.initialisation, params.seed);
  const vector = tf.tidy(() => tf.variable(tf.tensor1d(start)));
  const isWeight = tf.tensor1d(weightMask(shape.sizes));
  const all = [training, validation].map(({ x }) => (x.length > 0 ? matrix(x, inputs) : null));
  const [allX, heldX] = all;
  const allY = matrix(training.y, 1);
  const kept = new Map<Places, tf.Tensor2D>();
  let steps = 0;
  let shuffled: Rows = training;
  const setParameters = (values: Float32Array) => tf.tidy(() => vector.assign(tf.tensor1d(values)));

  const shuffleOf = (epoch: number) => shuffle(training, inputs, createRandom(params.seed, 100 + epoch));

  /** Rows of the step ahead; every epoch has its own order. */
  function nextRows(): { from: number; to: number } {
    const inEpoch = steps % stepsPerEpoch;
    if (inEpoch === 0) shuffled = shuffleOf(steps / stepsPerEpoch);
    return { from: inEpoch * batchSize, to: Math.min(training.count, (inEpoch + 1) * batchSize) };
  }

  function nextTensors(): { x: tf.Tensor2D; y: tf.Tensor2D } {
    if (batchSize === training.count) return { x: allX!, y: allY };
    const { from, to } = nextRows();
    return {
      x: matrix(shuffled.x.slice(from * inputs, to * inputs), inputs),
      y: matrix(shuffled.y.slice(from, to), 1),
    };
  }

  /** Output before the activation, read back. */
  function outputs(x: tf.Tensor2D): Float32Array {
    return tf.tidy(() =>
      forward(shape, vector as tf.Tensor1D, x)
        .z.at(-1)!
        .dataSync(),
    ) as Float32Array;
  }

  function keptFeatures(at: Places): tf.Tensor2D {
    const x = kept.get(at) ?? matrix(featuresOf(at, params.features), inputs);
    kept.set(at, x);
    return x;
  }

  function judge(x: tf.Tensor2D | null | undefined, y: Float32Array) {
    if (!x) return null;
    const z = outputs(x);
    let sum = 0;
    let right = 0;
    for (let i = 0; i < y.length; i++) {
      const a = ACTIVATE[shape.output](z[i]!);
      sum += lossOf(loss, a, z[i]!, y[i]!);
      if (a >= 0 === y[i]! > 0) right++;
    }
    return { loss: sum / y.length, accuracy: shape.output === 'tanh' ? right / y.length : null };
  }

  return {
    get steps() {
      return steps;
    },
    stepsPerEpoch,
    get nextBatch() {
      return Math.min(batchSize, training.count - (steps % stepsPerEpoch) * batchSize);
    },

    // #region step
    step() {
      tf.tidy(() => {
        const { x, y } = nextTensors();
        const masks = dropoutMasks(
          shape.sizes,
          x.shape[0],
          settings.dropout,
          createRandom(params.seed, 2 ** 31 + steps),
        );
        const ofLoss = gradient(shape, loss, vector as tf.Tensor1D, x, y, masks);
        const ofPenalty = penaltyGradient(vector as tf.Tensor1D, isWeight, settings);
        optimizer.apply(vector, ofPenalty ? tf.add(ofLoss, ofPenalty) : ofLoss, settings.learningRate);
      });
      steps++;
    },
    // #endregion

    measure() {
      const trained = judge(allX, training.y)!;
      const held = judge(heldX, validation.y);
      return {
        step: steps,
        trainLoss: trained.loss,
        validationLoss: held?.loss ?? null,
        trainAccuracy: trained.accuracy,
        validationAccuracy: held?.accuracy ?? null,
      };
    },
    predict: (at) => outputs(keptFeatures(at)).map(ACTIVATE[shape.output]),
    hiddenValues(at) {
      const x = keptFeatures(at);
      const columns = tf.tidy(() => {
        const hidden = forward(shape, vector as tf.Tensor1D, x).a.slice(0, -1);
        return hidden.length === 0 ? new Float32Array() : tf.transpose(tf.concat(hidden, 1)).dataSync();
      });
      return columns as Float32Array;
    },
    parameters: () => (vector.dataSync() as Float32Array).slice(),
    setParameters,
    returnTo(step, values) {
      setParameters(values);
      optimizer.dispose();
      optimizer = createOptimizer(params.optimizer);
      steps = step;
      shuffled = shuffleOf(Math.floor(steps / stepsPerEpoch));
    },
    tune: (changes) => void Object.assign(settings, changes),
    dispose() {
      tf.dispose([vector, isWeight, allY, ...all.flatMap((tensor) => tensor ?? []), ...kept.values()]);
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

function shuffle({ count, x, y }: Rows, inputs: number, random: Random): Rows {
  const order = permutation(count, random);
  const shuffled = { count, x: new Float32Array(x.length), y: Float32Array.from(order, (row) => y[row]!) };
  for (const [to, from] of order.entries()) {
    shuffled.x.set(x.subarray(from * inputs, (from + 1) * inputs), to * inputs);
  }
  return shuffled;
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
