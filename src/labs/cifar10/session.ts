import * as tf from '../../engine/tf.ts';
import { CIFAR10 } from '../../data/imageSets.ts';
import { beginSplit, loadSplit, type ImageSet } from '../../data/loadSplit.ts';
import type { LoadPlace } from '../../data/sheets.ts';
import { EngineFault } from '../../engine/fault.ts';
import { FusedAdam } from '../../engine/kernels/adam.ts';
import { findNotFinite, notFinite, retryGently } from '../../engine/notFinite.ts';
import type { SessionNeeds } from '../../engine/protocol.ts';
import type { Session, SessionContext } from '../../engine/session.ts';
import { Team } from '../../engine/team.ts';
import { sharedBytes } from '../../engine/teamMemory.ts';
import { createRandom, permutation } from '../../math/random.ts';
import { RunningMean } from '../../math/runningMean.ts';
import { RESULT_COUNT, WEIGHT_COUNT, type Cifar10Shared } from './member.ts';
import { forward, gatherBatch, initialWeights, layerMaps, LAYER_NAMES, predictProbabilities, score } from './model.ts';
import { CLASSES, IMAGE_BYTES, PARAMETERS, stepsOf } from './network.ts';
import { OwnImagesSession, type OwnImagesLab } from '../ownImagesSession.ts';
import { checkStart } from './params.ts';
import {
  PARAM_RANGES,
  type Checkpoint,
  type Cifar10Snapshot,
  type Cifar10Start,
  type FeatureMaps,
  type TestSnapshot,
} from './protocol.ts';
import { stepAlone, stepTogether, type StepResult } from './steps.ts';

export const needs: SessionNeeds = { size: 'large', backends: ['webgpu', 'webgl', 'wasm', 'cpu'] };

/** Losses still on the device at most: enough to keep a GPU busy, few enough to bound its queue. */
const STEPS_IN_FLIGHT = 8;
/** Steps averaged into one point of the kept loss history. */
const HISTORY_BLOCK = 10;
/** Seconds between two states kept for a lost device. */
const KEEP_EVERY_MS = 10_000;
const FILTERS_EVERY_MS = 1000;
const FIRST_TEST_IMAGES = 10;

/** One run of the article's project: load, train with validation, test once. */
class Cifar10Session implements Session {
  readonly #context: SessionContext;
  readonly #start: Cifar10Start;
  readonly #weights: tf.Variable[];
  readonly #adam: FusedAdam;
  #history: Checkpoint['history'] = [];
  #epochs: Checkpoint['epochs'] = [];
  #block = new RunningMean();
  #step = 0;
  #learningRate: number;
  /** The last state known to hold finite numbers only; null while that is the start. */
  #good: Checkpoint | null;
  /** Steps whose loss has not been read, oldest first. */
  #pending: (StepResult & { step: number })[] = [];
  #isDisposed = false;
  /** The other cores, on WASM. */
  #team: Team | null = null;

  constructor(start: Cifar10Start, context: SessionContext) {
    this.#start = start;
    this.#context = context;
    this.#learningRate = start.params.learningRate;
    this.#weights = PARAMETERS.map(({ shape }) => tf.tidy(() => tf.variable(tf.zeros([...shape]))));
    this.#adam = new FusedAdam({ learningRate: this.#learningRate });
    this.#good = start.checkpoint;
    this.#goToGood();
  }

  /** Takes the last good state, or the start's initial weights. */
  #goToGood(): void {
    const good = this.#good;
    const values = good?.weights ?? initialWeights(this.#start.params.seed);
    for (const [i, weight] of this.#weights.entries()) {
      tf.tidy(() => weight.assign(tf.tensor(values[i]!.slice(), weight.shape)));
    }
    this.#step = good?.step ?? 0;
    const { moments1, moments2 } = good ?? { moments1: [], moments2: [] };
    this.#adam.setState({ step: moments1.length > 0 ? this.#step : 0, moments1, moments2 }, this.#weights);
    this.#history = [...(good?.history ?? [])];
    this.#epochs = [...(good?.epochs ?? [])];
    this.#block = new RunningMean();
    this.#pending = [];
  }

  // #region session
  async *run(): AsyncGenerator<Cifar10Snapshot, void, void> {
    const { params } = this.#start;
    const { images, labels } = yield* loadSplit(CIFAR10, 'train', params.images, this.#context, sharedBytes);
    const order = permutation(params.images, createRandom(params.seed, 2));
    const { validation: validationCount, stepsPerEpoch, totalSteps } = stepsOf(params);
    this.#openTeam(images, labels);
    const validation = order.subarray(0, validationCount);
    const training = order.subarray(validationCount);

    while (this.#step < totalSteps) {
      const epoch = Math.floor(this.#step / stepsPerEpoch) + 1;
      const shuffled = permutation(training.length, createRandom(params.seed, 100 + epoch));
      const trainLoss = new RunningMean();
      const trainAccuracy = new RunningMean();
      try {
        yield* this.#trainEpoch(
          epoch,
          stepsPerEpoch,
          totalSteps,
          { images, labels },
          (batch) => {
            const from = batch * params.batchSize;
            return Array.from(shuffled.subarray(from, from + params.batchSize), (i) => training[i]!);
          },
          trainLoss,
          trainAccuracy,
        );
        const held = validationCount > 0 ? await this.#score({ images, labels }, validation) : null;
        this.#epochs.push({
          epoch,
          trainLoss: trainLoss.value,
          trainAccuracy: trainAccuracy.value,
          validationLoss: held?.loss ?? null,
          validationAccuracy: held?.accuracy ?? null,
        });
        const checkpoint = await this.#keep();
        yield { phase: 'epoch', step: this.#step, checkpoint, ...this.#epochs.at(-1)! };
      } catch (error) {
        await this.#retryGently(error);
      }
    }
    yield* this.#test();
  }
  // #endregion

  /** After numbers that are not finite: asks the reader, then goes on from the last good state at a tenth of the rate. */
  async #retryGently(error: unknown): Promise<void> {
    const good = this.#good?.step ?? 0;
    const fault = retryGently(error, good, this.#learningRate, PARAM_RANGES.learningRate[0]);
    this.#goToGood();
    await this.#context.recover(fault);
    this.#learningRate = this.#adam.learningRate = fault.retry.learningRate;
  }

  /** Keeps the state for a lost device, and as the last good one. @throws EngineFault `not-finite` */
  async #keep(): Promise<Checkpoint> {
    this.#good = await this.#checkpoint();
    this.#context.keep(this.#good);
    return this.#good;
  }

  /** WASM runs on one core: the others join as a team when they are ready; the first steps do not wait for them. A GPU needs none. */
  #openTeam(images: Uint8Array, labels: Uint8Array): void {
    if (tf.getBackend() !== 'wasm') return;
    const { maxThreads, signal } = this.#context;
    const shared = { images, labels } satisfies Cifar10Shared;
    const sizes = { parameters: WEIGHT_COUNT, rows: this.#start.params.batchSize, results: RESULT_COUNT };
    const createWorker = (name: string) =>
      new Worker(new URL('./member.worker.ts', import.meta.url), { type: 'module', name });
    void Team.open({ createWorker, shared, maxThreads, signal, ...sizes }).then((team) => {
      if (this.#isDisposed) return team?.close();
      this.#team = team;
      if (team) this.#context.setThreads(team.threads);
    });
  }

  async *#trainEpoch(
    epoch: number,
    stepsPerEpoch: number,
    totalSteps: number,
    data: ImageSet,
    rowsOfBatch: (batch: number) => number[],
    epochLoss: RunningMean,
    epochAccuracy: RunningMean,
  ): AsyncGenerator<Cifar10Snapshot, void, void> {
    const startStep = this.#step;
    let computing = 0;
    let losses: number[] = [];
    let readStep = this.#step;
    let accuracy = new RunningMean();
    let filtersAt = -Infinity;
    let keptAt = performance.now();
    try {
      while (this.#step < epoch * stepsPerEpoch) {
        const rows = rowsOfBatch(this.#step % stepsPerEpoch);
        await this.#context.turn(rows.length);
        const start = performance.now();
        const result = this.#trainOn(rows, data);
        this.#step++;
        this.#pending.push(Object.assign(result, { step: this.#step }));
        const atEnd = this.#step === epoch * stepsPerEpoch;
        const { due, paused } = this.#context;
        const mayWait = (read: number) => atEnd || paused || (due && read === 0);
        while (this.#pending[0]?.settled || this.#pending.length > (mayWait(losses.length) ? 0 : STEPS_IN_FLIGHT)) {
          const done = await this.#readOldest();
          readStep = done.step;
          losses.push(done.loss);
          accuracy.add(done.accuracy);
          epochLoss.add(done.loss);
          epochAccuracy.add(done.accuracy);
        }
        computing += performance.now() - start;
        if (performance.now() - keptAt > KEEP_EVERY_MS) {
          await this.#keep();
          keptAt = performance.now();
        }
        if (!due && !atEnd) continue;
        const now = performance.now();
        const sendFilters = now - filtersAt >= FILTERS_EVERY_MS;
        if (sendFilters) filtersAt = now;
        yield {
          phase: 'train',
          step: readStep,
          totalSteps,
          epoch,
          stepInEpoch: readStep - (epoch - 1) * stepsPerEpoch,
          stepsPerEpoch,
          losses: Float32Array.from(losses),
          batchAccuracy: accuracy.value,
          etaSeconds: ((totalSteps - this.#step) * computing) / (this.#step - startStep) / 1000,
          filters: sendFilters ? ((await this.#weights[0]!.data()) as Float32Array).slice() : null,
        };
        losses = [];
        accuracy = new RunningMean();
      }
    } finally {
      // What is still on its way is freed when it arrives.
      await Promise.allSettled(this.#pending.map(({ reading }) => reading));
    }
  }

  /** One step on all cores of the team, or alone where there is none or it has failed. */
  #trainOn(rows: number[], data: ImageSet): StepResult {
    const trained = { weights: this.#weights, adam: this.#adam, data };
    if (this.#team && rows.length >= this.#team.threads) {
      const result = stepTogether(trained, this.#team, rows);
      if (result) return result;
      this.#closeTeam();
    }
    return stepAlone(trained, rows);
  }

  #closeTeam(): void {
    this.#team?.close();
    this.#team = null;
    this.#context.setThreads(1);
  }

  /** Reads one step's loss and accuracy back and frees them. @throws EngineFault `not-finite`, naming the tensor */
  async #readOldest(): Promise<{ step: number; loss: number; accuracy: number }> {
    const { step, reading } = this.#pending.shift()!;
    const { loss, accuracy } = await reading;
    if (!Number.isFinite(loss)) throw notFinite(step, findNotFinite(await this.#readWeights()) ?? 'loss');
    this.#block.add(loss);
    if (this.#block.count === HISTORY_BLOCK) {
      this.#history.push({ step, loss: this.#block.value });
      this.#block = new RunningMean();
    }
    return { step, loss, accuracy };
  }

  async #readWeights(): Promise<[string, Float32Array][]> {
    const values = await Promise.all(this.#weights.map((weight) => weight.data<'float32'>()));
    return values.map((array, i) => [PARAMETERS[i]!.name, array.slice()]);
  }

  async #score(data: ImageSet, rows: ArrayLike<number>) {
    const probabilities = await predictProbabilities(this.#weights, data.images, rows, (n) => this.#context.turn(n));
    return score(
      probabilities,
      Array.from(rows, (row) => data.labels[row]!),
    );
  }

  /** The one look at the test images, after training is over. */
  async *#test(): AsyncGenerator<Cifar10Snapshot, void, void> {
    const { images, labels } = yield* loadSplit(CIFAR10, 'test', null, this.#context);
    const rows = Uint32Array.from(labels, (_, i) => i);
    const probabilities = await predictProbabilities(this.#weights, images, rows, (n) => this.#context.turn(n));
    const { loss, accuracy, confusion } = score(probabilities, labels);
    yield {
      phase: 'test',
      testLoss: loss,
      testAccuracy: accuracy,
      testImages: labels.length,
      confusion,
      ...picturesOfCells(images, labels, probabilities),
      first: firstImages(images, labels, probabilities),
      checkpoint: await this.#checkpoint(),
    } satisfies TestSnapshot;
  }

  /** The state now. @throws EngineFault `not-finite` rather than give one that nothing can go on from */
  async #checkpoint(): Promise<Checkpoint> {
    const step = this.#step;
    const weights = await this.#readWeights();
    const { moments1, moments2 } = await this.#adam.getState(this.#weights);
    const broken = findNotFinite([
      ...weights,
      ...moments1.map((values, i) => [`adam/m/${PARAMETERS[i]!.name}`, values] as const),
      ...moments2.map((values, i) => [`adam/v/${PARAMETERS[i]!.name}`, values] as const),
    ]);
    if (broken !== null) throw notFinite(step, broken);
    return {
      version: 1,
      params: { ...this.#start.params, learningRate: this.#learningRate },
      step,
      weights: weights.map(([, values]) => values),
      moments1,
      moments2,
      history: [...this.#history],
      epochs: [...this.#epochs],
    };
  }

  async answer(what: string, payload: unknown): Promise<unknown> {
    if (what === 'checkpoint') return this.#checkpoint();
    if (what === 'featureMaps') return this.#featureMaps((payload as { image: Uint8Array }).image);
    if (what === 'predict') {
      const { images } = payload as { images: Uint8Array };
      const rows = Array.from({ length: images.length / IMAGE_BYTES }, (_, i) => i);
      return predictProbabilities(this.#weights, images, rows);
    }
    throw new EngineFault('internal', `unknown question "${what}"`);
  }

  async #featureMaps(image: Uint8Array): Promise<FeatureMaps> {
    const { maps, probabilities } = tf.tidy(() => {
      const { x } = gatherBatch(image, new Uint8Array(1), [0]);
      return { maps: layerMaps(x, this.#weights), probabilities: tf.softmax(forward(x, this.#weights)) };
    });
    const layers: FeatureMaps['layers'] = [];
    for (const [i, map] of maps.entries()) {
      const [, height, width, channels] = map.shape;
      layers.push({
        name: LAYER_NAMES[i]!,
        height,
        width,
        channels,
        values: ((await map.data()) as Float32Array).slice(),
      });
    }
    const values = ((await probabilities.data()) as Float32Array).slice();
    tf.dispose([...maps, probabilities]);
    return { layers, probabilities: values };
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#team?.close();
    this.#pending = [];
    tf.dispose(this.#weights);
    this.#adam.dispose();
  }
}

/** How a reader's own network is trained here. */
const OWN_NETWORKS: OwnImagesLab = {
  set: CIFAR10,
  imageBytes: IMAGE_BYTES,
  testFields: ({ images, labels }, probabilities) => ({
    ...picturesOfCells(images, labels, probabilities),
    first: firstImages(images, labels, probabilities),
  }),
  async answer(what, payload, predict) {
    if (what !== 'predict') throw new EngineFault('internal', `a reader's network does not answer "${what}"`);
    return predict(Float32Array.from((payload as { images: Uint8Array }).images, (byte) => byte / 255));
  },
};

/** The first test images with their probabilities. */
const firstImages = (images: Uint8Array, labels: Uint8Array, probabilities: Float32Array): TestSnapshot['first'] => ({
  images: images.slice(0, FIRST_TEST_IMAGES * IMAGE_BYTES),
  labels: labels.slice(0, FIRST_TEST_IMAGES),
  probabilities: probabilities.slice(0, FIRST_TEST_IMAGES * CLASSES),
});

/** One picture for each filled cell of the confusion matrix: the first image of that true and predicted class. */
function picturesOfCells(images: Uint8Array, labels: Uint8Array, probabilities: Float32Array) {
  const cellIndex = new Int32Array(CLASSES * CLASSES).fill(-1);
  const rows: number[] = [];
  for (let i = 0; i < labels.length; i++) {
    const row = probabilities.subarray(i * CLASSES, (i + 1) * CLASSES);
    const cell = labels[i]! * CLASSES + row.indexOf(Math.max(...row));
    if (cellIndex[cell] !== -1) continue;
    cellIndex[cell] = rows.length;
    rows.push(i);
  }
  const cellImages = new Uint8Array(rows.length * IMAGE_BYTES);
  for (const [k, i] of rows.entries())
    cellImages.set(images.subarray(i * IMAGE_BYTES, (i + 1) * IMAGE_BYTES), k * IMAGE_BYTES);
  return { cellIndex, cellImages };
}

/** @see SessionModule.prepare */
export function prepare(_params: unknown, place: LoadPlace): void {
  beginSplit(CIFAR10, 'train', place);
}

/** @see SessionModule.createSession */
export function createSession(params: unknown, kept: unknown, context: SessionContext): Session {
  const start = checkStart(params);
  if (start.ownNetwork) return new OwnImagesSession(OWN_NETWORKS, start.params, start.ownNetwork, kept, context);
  if (!kept) return new Cifar10Session(start, context);
  const checkpoint = kept as Checkpoint;
  return new Cifar10Session({ params: checkpoint.params, checkpoint }, context);
}
