import type { NamedValues } from '../../engine/notFinite.ts';
import * as tf from '../../engine/tf.ts';
import { createRandom, permutation, type Random } from '../../math/random.ts';
import { isRegression, makePoints } from './data.ts';
import { featuresOf } from './network.ts';
import { createPlaneNetwork, type PlaneNetwork } from './planeNetwork.ts';
import type { LabelledPoint } from './point.ts';
import type { LiveSettings, Measurement, PlaygroundParams } from './protocol.ts';

/** A network in training on the points of some settings; owns its tensors. */
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
  /** Parameters with their names. */
  named(parameters: Float32Array): NamedValues[];
  /** Goes back to an earlier step with its parameters; what the optimizer remembers is forgotten. */
  returnTo(step: number, parameters: Float32Array): void;
  /** Takes over settings from the next step on. */
  tune(settings: Partial<LiveSettings>): void;
  dispose(): void;
}

type Places = readonly Pick<LabelledPoint, 'x1' | 'x2'>[];

/** Features and targets in JavaScript. */
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

const matrix = (values: Float32Array, rows: number) => tf.tensor2d(values, [rows, values.length / rows], 'float32');

/**
 * Makes the points that settings describe, and trains a network on them. The same settings give the same numbers on the same backend.
 * @param network the one that the settings describe, unless another is given; disposed with the trainer
 * @throws RangeError when there are no points
 */
export function createTrainer(params: PlaygroundParams, network: PlaneNetwork = createPlaneNetwork(params)): Trainer {
  const points = makePoints(params);
  const training = rowsOf(points.training, params.features);
  const validation = rowsOf(points.validation, params.features);
  const inputs = training.x.length / training.count;
  const batchSize = Math.min(params.batchSize, training.count);
  const stepsPerEpoch = Math.ceil(training.count / batchSize);
  const settings: LiveSettings & PlaygroundParams = { ...params };
  const all = [training, validation].map(({ x, count }) => (count > 0 ? matrix(x, count) : null));
  const [allX, heldX] = all;
  const allY = matrix(training.y, training.count);
  const kept = new Map<Places, tf.Tensor2D>();
  let steps = 0;
  let shuffled: Rows = training;

  const shuffleOf = (epoch: number) => shuffle(training, inputs, createRandom(params.seed, 100 + epoch));

  /** The points of the step ahead; every epoch has its own order. */
  function nextTensors(): { x: tf.Tensor2D; y: tf.Tensor2D } {
    if (batchSize === training.count) return { x: allX!, y: allY };
    const inEpoch = steps % stepsPerEpoch;
    if (inEpoch === 0) shuffled = shuffleOf(steps / stepsPerEpoch);
    const [from, to] = [inEpoch * batchSize, Math.min(training.count, (inEpoch + 1) * batchSize)];
    return {
      x: matrix(shuffled.x.slice(from * inputs, to * inputs), to - from),
      y: matrix(shuffled.y.slice(from, to), to - from),
    };
  }

  function keptFeatures(at: Places): tf.Tensor2D {
    const x = kept.get(at) ?? matrix(featuresOf(at, params.features), at.length);
    kept.set(at, x);
    return x;
  }

  function judge(x: tf.Tensor2D | null | undefined, y: Float32Array) {
    if (!x) return null;
    const z = network.outputs(x);
    let sum = 0;
    let right = 0;
    for (let i = 0; i < y.length; i++) {
      sum += network.lossOf(z[i]!, y[i]!);
      if (network.valueOf(z[i]!) >= 0 === y[i]! > 0) right++;
    }
    return { loss: sum / y.length, accuracy: isRegression(params.data) ? null : right / y.length };
  }

  return {
    get steps() {
      return steps;
    },
    stepsPerEpoch,
    get nextBatch() {
      return Math.min(batchSize, training.count - (steps % stepsPerEpoch) * batchSize);
    },
    step() {
      tf.tidy(() => {
        const { x, y } = nextTensors();
        network.step(x, y, steps, settings);
      });
      steps++;
    },
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
    predict: (at) => network.outputs(keptFeatures(at)).map((z) => network.valueOf(z)),
    hiddenValues: (at) => network.hiddenValues(keptFeatures(at)),
    parameters: () => network.parameters(),
    setParameters: (values) => network.setParameters(values),
    named: (parameters) => network.named(parameters),
    returnTo(step, values) {
      network.setParameters(values);
      network.forgetSteps();
      steps = step;
      shuffled = shuffleOf(Math.floor(steps / stepsPerEpoch));
    },
    tune: (changes) => void Object.assign(settings, changes),
    dispose() {
      tf.dispose([allY, ...all.flatMap((tensor) => tensor ?? []), ...kept.values()]);
      network.dispose();
    },
  };
}

function shuffle({ count, x, y }: Rows, inputs: number, random: Random): Rows {
  const order = permutation(count, random);
  const shuffled = { count, x: new Float32Array(x.length), y: Float32Array.from(order, (row) => y[row]!) };
  for (const [to, from] of order.entries()) {
    shuffled.x.set(x.subarray(from * inputs, (from + 1) * inputs), to * inputs);
  }
  return shuffled;
}
