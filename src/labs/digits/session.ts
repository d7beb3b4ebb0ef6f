import * as tf from '../../engine/tf.ts';
import { MNIST } from '../../data/imageSets.ts';
import { beginSplit, loadSplit, type ImageSet } from '../../data/loadSplit.ts';
import type { LoadPlace } from '../../data/sheets.ts';
import { EngineFault } from '../../engine/fault.ts';
import { FusedAdam, type AdamState } from '../../engine/kernels/adam.ts';
import { findNotFinite, notFinite, retryGently, type NamedValues } from '../../engine/notFinite.ts';
import type { Session, SessionContext } from '../../engine/session.ts';
import { createRandom, permutation } from '../../math/random.ts';
import { RunningMean } from '../../math/runningMean.ts';
import { checkParams } from '../checkParams.ts';
import { score } from '../cifar10/model.ts';
import { stepsOf } from '../cifar10/network.ts';
import { OwnImagesSession, type OwnImagesLab } from '../ownImagesSession.ts';
import type { WithOwnNetwork } from '../ownNetworkData.ts';
import { DRAWING_SIZE, normaliseDigit, shrink } from './drawing.ts';
import { gatherBatch, initialWeights, predictProbabilities, trainStep } from './model.ts';
import { CLASSES, IMAGE_BYTES, PARAMETERS } from './network.ts';
import {
  NEEDS,
  PARAM_RANGES,
  type DigitsParams,
  type DigitsSnapshot,
  type EpochSnapshot,
  type Recognition,
  type RecogniseQuestion,
  type TestSnapshot,
} from './protocol.ts';
import { pickWrong } from './wrong.ts';

export const needs = NEEDS;

/** Images a batch of evaluation; the result does not depend on it. */
const EVALUATION_BATCH = 500;

/** What training changes, as plain data. */
interface DigitsState {
  step: number;
  weights: Float32Array[];
  adam: AdamState;
}

const nameAll = (values: readonly Float32Array[]): NamedValues[] =>
  values.map((array, i) => [PARAMETERS[i]!.name, array]);

/** One run of the five steps' network: load, train with validation, test once, then answer what is drawn. */
export class DigitsSession implements Session {
  readonly #context: SessionContext;
  readonly #params: DigitsParams;
  /** The four tensors of PARAMETERS. */
  readonly weights: tf.Variable[];
  readonly #adam: FusedAdam;
  #learningRate: number;
  #step = 0;

  constructor(params: DigitsParams, context: SessionContext) {
    this.#params = params;
    this.#context = context;
    const values = initialWeights(params.seed);
    this.weights = PARAMETERS.map(({ shape }, i) => tf.tidy(() => tf.variable(tf.tensor(values[i]!, [...shape]))));
    this.#learningRate = params.learningRate;
    this.#adam = new FusedAdam({ learningRate: params.learningRate });
  }

  // #region session
  async *run(): AsyncGenerator<DigitsSnapshot, void, void> {
    const { images: count, seed, epochs } = this.#params;
    const data = yield* loadSplit(MNIST, 'train', count, this.#context);
    const order = permutation(count, createRandom(seed, 2));
    const held = stepsOf(this.#params).validation;
    const [validation, training] = [order.subarray(0, held), order.subarray(held)];
    let good = await this.#state();
    for (let epoch = 1; epoch <= epochs; epoch++) {
      const shuffled = permutation(training.length, createRandom(seed, 100 + epoch));
      try {
        const means = yield* this.#trainEpoch(epoch, data, (i) => training[shuffled[i]!]!);
        good = await this.#state();
        const result = held > 0 ? await this.#evaluate(data, validation) : null;
        yield {
          phase: 'epoch',
          epoch,
          ...means,
          validationLoss: result?.loss ?? null,
          validationAccuracy: result?.accuracy ?? null,
        } satisfies EpochSnapshot;
      } catch (error) {
        await this.#retryGently(error, good);
        epoch--;
      }
    }
    yield await this.#test(yield* loadSplit(MNIST, 'test', null, this.#context));
  }
  // #endregion

  /** Everything that training changes. @throws EngineFault `not-finite` */
  async #state(): Promise<DigitsState> {
    const values = await Promise.all(this.weights.map(async (weight) => (await weight.data<'float32'>()).slice()));
    const broken = findNotFinite(nameAll(values));
    if (broken !== null) throw notFinite(this.#step, broken);
    return { step: this.#step, weights: values, adam: await this.#adam.getState(this.weights) };
  }

  /** After numbers that are not finite: back to the start of the epoch; when the reader says so, on at a tenth of the rate. */
  async #retryGently(error: unknown, good: DigitsState): Promise<void> {
    const fault = retryGently(error, good.step, this.#learningRate, PARAM_RANGES.learningRate[0]);
    for (const [i, weight] of this.weights.entries()) {
      tf.tidy(() => weight.assign(tf.tensor(good.weights[i]!, weight.shape)));
    }
    this.#adam.setState(good.adam, this.weights);
    this.#step = good.step;
    await this.#context.recover(fault);
    this.#learningRate = this.#adam.learningRate = fault.retry.learningRate;
  }

  /** @param rowAt the image at a place of this epoch's order */
  async *#trainEpoch(epoch: number, data: ImageSet, rowAt: (i: number) => number) {
    const { batchSize } = this.#params;
    const { training, stepsPerEpoch, totalSteps } = stepsOf(this.#params);
    const [epochLoss, epochAccuracy] = [new RunningMean(), new RunningMean()];
    let losses: number[] = [];
    let accuracy = new RunningMean();
    for (let batch = 0; batch < stepsPerEpoch; batch++) {
      const size = Math.min(batchSize, training - batch * batchSize);
      await this.#context.turn(size);
      const rows = Array.from({ length: size }, (_, i) => rowAt(batch * batchSize + i));
      const result = await this.#trainStep(data, rows);
      losses.push(result.loss);
      accuracy.add(result.accuracy);
      epochLoss.add(result.loss);
      epochAccuracy.add(result.accuracy);
      if (!this.#context.due && batch < stepsPerEpoch - 1) continue;
      const step = this.#step;
      yield {
        phase: 'train',
        step,
        totalSteps,
        epoch,
        losses: Float32Array.from(losses),
        batchAccuracy: accuracy.value,
      } as const;
      losses = [];
      accuracy = new RunningMean();
    }
    return { trainLoss: epochLoss.value, trainAccuracy: epochAccuracy.value };
  }

  /** One step, read back. @throws EngineFault `not-finite` */
  async #trainStep(data: ImageSet, rows: number[]) {
    const { x, y } = gatherBatch(data.images, data.labels, rows);
    const result = trainStep(this.weights, x, y, (gradients) => this.#adam.apply(this.weights, gradients));
    tf.dispose([x, y]);
    const [loss, accuracy] = await Promise.all([result.loss.data(), result.accuracy.data()]);
    tf.dispose([result.loss, result.accuracy]);
    this.#step++;
    if (!Number.isFinite(loss[0])) {
      const values = await Promise.all(this.weights.map((weight) => weight.data<'float32'>()));
      throw notFinite(this.#step, findNotFinite(nameAll(values)) ?? 'loss');
    }
    return { loss: loss[0]!, accuracy: accuracy[0]! };
  }

  async #evaluate({ images, labels }: ImageSet, rows: Uint32Array) {
    const probabilities = new Float32Array(rows.length * CLASSES);
    for (let start = 0; start < rows.length; start += EVALUATION_BATCH) {
      const part = rows.subarray(start, start + EVALUATION_BATCH);
      await this.#context.turn(part.length);
      const pixels = new Float32Array(part.length * IMAGE_BYTES);
      for (const [i, row] of part.entries()) {
        for (let j = 0; j < IMAGE_BYTES; j++) pixels[i * IMAGE_BYTES + j] = images[row * IMAGE_BYTES + j]! / 255;
      }
      probabilities.set(await predictProbabilities(this.weights, pixels), start * CLASSES);
    }
    const truths = Uint8Array.from(rows, (row) => labels[row]!);
    return { probabilities, ...score(probabilities, truths) };
  }

  /** The one look at the test images, after training is over. */
  async #test(data: ImageSet): Promise<TestSnapshot> {
    const rows = Uint32Array.from(data.labels, (_, i) => i);
    const { probabilities, loss, accuracy, confusion } = await this.#evaluate(data, rows);
    return {
      phase: 'test',
      testLoss: loss,
      testAccuracy: accuracy,
      testImages: rows.length,
      confusion,
      wrong: pickWrong(data, probabilities),
    };
  }

  answer(what: string, payload: unknown): Promise<Recognition> {
    return recognise(what, payload, (image) => predictProbabilities(this.weights, image));
  }

  dispose(): void {
    tf.dispose(this.weights);
    this.#adam.dispose();
  }
}

/** What a network makes of a drawing. @param predict probabilities of an image [28, 28] */
async function recognise(
  what: string,
  payload: unknown,
  predict: (image: Float32Array) => Promise<Float32Array>,
): Promise<Recognition> {
  if (what !== 'recognise') throw new EngineFault('internal', `unknown question "${what}"`);
  const { ink, input } = payload as RecogniseQuestion;
  const image = input === 'raw' ? shrink(ink) : normaliseDigit(ink, DRAWING_SIZE);
  return { image, probabilities: await predict(image) };
}

/** How a reader's own network is trained here. */
const OWN_NETWORKS: OwnImagesLab = {
  set: MNIST,
  imageBytes: IMAGE_BYTES,
  testFields: (data, probabilities) => ({ wrong: pickWrong(data, probabilities) }),
  answer: recognise,
};

/** @see SessionModule.prepare */
export function prepare(_params: unknown, place: LoadPlace): void {
  beginSplit(MNIST, 'train', place);
}

/** @see SessionModule.createSession */
export function createSession(given: unknown, kept: unknown, context: SessionContext): Session {
  const { ownNetwork, ...params } = given as DigitsParams & WithOwnNetwork;
  const checked = checkParams<DigitsParams>(params, PARAM_RANGES);
  return ownNetwork
    ? new OwnImagesSession(OWN_NETWORKS, checked, ownNetwork, kept, context)
    : new DigitsSession(checked, context);
}
