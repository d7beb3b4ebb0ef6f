import type { ImageSetSource } from '../data/sheets.ts';
import { loadSplit, type ImageSet } from '../data/loadSplit.ts';
import { EngineFault } from '../engine/fault.ts';
import { FusedAdam } from '../engine/kernels/adam.ts';
import { findNotFinite, notFinite } from '../engine/notFinite.ts';
import type { Session, SessionContext } from '../engine/session.ts';
import * as tf from '../engine/tf.ts';
import { createRandom, permutation } from '../math/random.ts';
import { RunningMean } from '../math/runningMean.ts';
import { batchAccuracy, crossEntropy, score } from './cifar10/model.ts';
import { stepsOf } from './cifar10/network.ts';
import { openOwnNetwork, type OwnNetwork } from './ownNetwork.ts';
import type { OwnNetworkData } from './ownNetworkData.ts';

/** Classes of every set of images in the book. */
const CLASSES = 10;
/** Images a batch of evaluation; the result does not depend on it. */
const EVALUATION_BATCH = 250;

/** Settings that all labs of images share. */
export interface ImagesParams {
  images: number;
  epochs: number;
  batchSize: number;
  learningRate: number;
  validationSplit: number;
  seed: number;
}

/** What a lab adds to the training of a reader's network. */
export interface OwnImagesLab {
  set: ImageSetSource;
  /** Numbers of one image. */
  imageBytes: number;
  /** Its fields of the last snapshot. @param probabilities of all test images, [n, 10] */
  testFields(data: ImageSet, probabilities: Float32Array): Record<string, unknown>;
  /** Its answer to a question of the view. @param predict probabilities of images [n, …] with values from 0 to 1 */
  answer?(what: string, payload: unknown, predict: (pixels: Float32Array) => Promise<Float32Array>): Promise<unknown>;
}

/** What is kept for a lost device: the network after so many epochs. */
interface Kept {
  network: OwnNetworkData;
  epochs: number;
}

/**
 * A run that trains a reader's own network on images, as the labs do with theirs: load, train with Adam and cross-entropy, measure
 * the held-out images after each epoch, test once. Its snapshots are those of the labs. It is not kept over a reload.
 */
export class OwnImagesSession implements Session {
  #network: OwnNetwork | null = null;
  readonly #adam: FusedAdam;
  readonly #params: ImagesParams;
  readonly #own: OwnNetworkData;
  readonly #lab: OwnImagesLab;
  readonly #kept: Kept | null;
  readonly #context: SessionContext;
  #step = 0;

  constructor(lab: OwnImagesLab, params: ImagesParams, own: OwnNetworkData, kept: unknown, context: SessionContext) {
    this.#lab = lab;
    this.#params = params;
    this.#own = own;
    this.#kept = (kept as Kept | null) ?? null;
    this.#context = context;
    this.#adam = new FusedAdam({ learningRate: params.learningRate });
  }

  async *run() {
    const { images: count, seed, epochs } = this.#params;
    const network = (this.#network = await openOwnNetwork(this.#kept?.network ?? this.#own));
    const data = yield* loadSplit(this.#lab.set, 'train', count, this.#context);
    const order = permutation(count, createRandom(seed, 2));
    const { validation: held, stepsPerEpoch } = stepsOf(this.#params);
    const [validation, training] = [order.subarray(0, held), order.subarray(held)];
    const first = this.#kept?.epochs ?? 0;
    this.#step = first * stepsPerEpoch;
    for (let epoch = first + 1; epoch <= epochs; epoch++) {
      const shuffled = permutation(training.length, createRandom(seed, 100 + epoch));
      const means = yield* this.#trainEpoch(epoch, data, (i) => training[shuffled[i]!]!);
      const result = held > 0 ? await this.#evaluate(data, validation) : null;
      this.#context.keep({ network: await network.read(), epochs: epoch } satisfies Kept);
      yield {
        phase: 'epoch',
        step: this.#step,
        epoch,
        ...means,
        validationLoss: result?.loss ?? null,
        validationAccuracy: result?.accuracy ?? null,
        checkpoint: null,
      };
    }
    const test = yield* loadSplit(this.#lab.set, 'test', null, this.#context);
    const { probabilities, loss, accuracy, confusion } = await this.#evaluate(
      test,
      Uint32Array.from(test.labels, (_, i) => i),
    );
    yield {
      phase: 'test',
      testLoss: loss,
      testAccuracy: accuracy,
      testImages: test.labels.length,
      confusion,
      checkpoint: null,
      ...this.#lab.testFields(test, probabilities),
    };
  }

  async *#trainEpoch(epoch: number, data: ImageSet, rowAt: (i: number) => number) {
    const { batchSize } = this.#params;
    const { training, stepsPerEpoch, totalSteps } = stepsOf(this.#params);
    const [epochLoss, epochAccuracy] = [new RunningMean(), new RunningMean()];
    let losses: number[] = [];
    let accuracy = new RunningMean();
    let computing = 0;
    for (let batch = 0; batch < stepsPerEpoch; batch++) {
      const size = Math.min(batchSize, training - batch * batchSize);
      await this.#context.turn(size);
      const start = performance.now();
      const result = await this.#trainStep(
        data,
        Array.from({ length: size }, (_, i) => rowAt(batch * batchSize + i)),
      );
      computing += performance.now() - start;
      losses.push(result.loss);
      for (const mean of [accuracy, epochAccuracy]) mean.add(result.accuracy);
      epochLoss.add(result.loss);
      if (!this.#context.due && batch < stepsPerEpoch - 1) continue;
      yield {
        phase: 'train',
        step: this.#step,
        totalSteps,
        epoch,
        stepInEpoch: batch + 1,
        stepsPerEpoch,
        losses: Float32Array.from(losses),
        batchAccuracy: accuracy.value,
        etaSeconds: ((totalSteps - this.#step) * computing) / (batch + 1) / 1000,
        filters: null,
      } as const;
      losses = [];
      accuracy = new RunningMean();
    }
    return { trainLoss: epochLoss.value, trainAccuracy: epochAccuracy.value };
  }

  /** One step: forward, loss, backward, update. @throws EngineFault `not-finite` */
  async #trainStep(data: ImageSet, rows: number[]) {
    const network = this.#network!;
    const { loss, accuracy } = tf.tidy(() => {
      const x = this.#pixels(data.images, rows);
      const y = tf.oneHot(
        Int32Array.from(rows, (row) => data.labels[row]!),
        CLASSES,
      ) as tf.Tensor2D;
      let accuracy!: tf.Scalar;
      const { value, grads } = tf.variableGrads(() => {
        const z = network.outputs(x, true);
        accuracy = tf.keep(batchAccuracy(z, y));
        return crossEntropy(z, y);
      }, [...network.weights]);
      this.#adam.apply(
        network.weights,
        network.weights.map(({ name }) => grads[name]!),
      );
      return { loss: value, accuracy };
    });
    const [lossValue, accuracyValue] = await Promise.all([loss.data(), accuracy.data()]);
    tf.dispose([loss, accuracy]);
    this.#step++;
    if (!Number.isFinite(lossValue[0])) {
      const values = network.weights.map(async (weight) => [weight.name, await weight.data<'float32'>()] as const);
      throw notFinite(this.#step, findNotFinite(await Promise.all(values)) ?? 'loss');
    }
    return { loss: lossValue[0]!, accuracy: accuracyValue[0]! };
  }

  /** Images as numbers from 0 to 1, [rows, bytes of one image]. */
  #pixels(images: Uint8Array, rows: ArrayLike<number>): tf.Tensor2D {
    const size = this.#lab.imageBytes;
    const pixels = new Float32Array(rows.length * size);
    for (let i = 0; i < rows.length; i++) {
      for (let j = 0; j < size; j++) pixels[i * size + j] = images[rows[i]! * size + j]! / 255;
    }
    return tf.tensor2d(pixels, [rows.length, size]);
  }

  async #evaluate(data: ImageSet, rows: Uint32Array) {
    const probabilities = new Float32Array(rows.length * CLASSES);
    for (let start = 0; start < rows.length; start += EVALUATION_BATCH) {
      const part = rows.subarray(start, start + EVALUATION_BATCH);
      await this.#context.turn(part.length);
      probabilities.set(await this.#predict(() => this.#pixels(data.images, part)), start * CLASSES);
    }
    const truths = Uint8Array.from(rows, (row) => data.labels[row]!);
    return { probabilities, ...score(probabilities, truths) };
  }

  async #predict(x: () => tf.Tensor): Promise<Float32Array> {
    const result = tf.tidy(() => tf.softmax(this.#network!.outputs(x(), false)));
    const values = ((await result.data()) as Float32Array).slice();
    result.dispose();
    return values;
  }

  answer(what: string, payload: unknown): Promise<unknown> {
    const { answer, imageBytes } = this.#lab;
    if (!answer || !this.#network) throw new EngineFault('internal', `nothing answers "${what}"`);
    return answer(what, payload, (pixels) =>
      this.#predict(() => tf.tensor2d(pixels, [pixels.length / imageBytes, imageBytes])),
    );
  }

  dispose(): void {
    this.#network?.dispose();
    this.#adam.dispose();
  }
}
