import { FusedAdam } from '../../engine/kernels/adam.ts';
import { EngineFault } from '../../engine/fault.ts';
import * as tf from '../../engine/tf.ts';
import { gatherImages } from '../../nn/batches.ts';
import { watch, type Learner, type LearnerState, type StepResult } from '../../nn/learner.ts';
import { sizeOf } from '../../math/shapes.ts';
import { lossOf, PARAMETERS, truthOf } from './model.ts';
import { IMAGE, type DetectorParams } from './protocol.ts';
import type { Scene } from './scenes.ts';

/** Loss and mean IoU. */
export type DetectorMetrics = { loss: number; iou: number };

/** The detector in training, for `Fit`. It owns its tensors. */
export class DetectorLearner implements Learner<DetectorMetrics> {
  readonly names = PARAMETERS.map(({ name }) => name);
  readonly weights: readonly tf.Variable[];
  readonly #adam: FusedAdam;
  readonly #boxLoss: DetectorParams['boxLoss'];
  #data: { scenes: readonly Scene[]; images: Uint8Array } | null = null;

  /** @param values of each parameter */
  constructor(
    values: readonly Float32Array[],
    { learningRate, boxLoss }: Pick<DetectorParams, 'learningRate' | 'boxLoss'>,
  ) {
    this.weights = PARAMETERS.map(({ shape }, i) => tf.tidy(() => tf.variable(tf.tensor(values[i]!, [...shape]))));
    this.#adam = new FusedAdam({ learningRate });
    this.#boxLoss = boxLoss;
  }

  get learningRate(): number {
    return this.#adam.learningRate;
  }
  set learningRate(value: number) {
    this.#adam.learningRate = value;
  }

  /** Gives it the scenes to train on; before the first step. */
  study(data: { scenes: readonly Scene[]; images: Uint8Array }): void {
    this.#data = data;
  }

  #batch(rows: readonly number[]) {
    const { scenes, images } = this.#data!;
    return { x: gatherImages(images, [IMAGE, IMAGE, 1], rows), truth: truthOf(rows.map((row) => scenes[row]!)) };
  }

  step(rows: readonly number[]): StepResult<DetectorMetrics> {
    const both = tf.tidy(() => {
      const { x, truth } = this.#batch(rows);
      let mean!: tf.Scalar;
      const { value, grads } = tf.variableGrads(() => {
        const { loss, iou } = lossOf(x, truth, this.weights, this.#boxLoss);
        mean = tf.keep(iou);
        return loss;
      }, [...this.weights]);
      this.#adam.apply(
        this.weights,
        this.weights.map(({ name }) => grads[name]!),
      );
      const results = tf.stack([value, mean]);
      mean.dispose();
      return results;
    });
    return watch(readMetrics(both));
  }

  async evaluate(rows: ArrayLike<number>, turn: (examples: number) => Promise<void>): Promise<DetectorMetrics> {
    await turn(rows.length);
    return readMetrics(
      tf.tidy(() => {
        const { x, truth } = this.#batch(Array.from(rows));
        const { loss, iou } = lossOf(x, truth, this.weights, this.#boxLoss);
        return tf.stack([loss, iou]);
      }),
    );
  }

  async state(): Promise<LearnerState> {
    const weights = await Promise.all(this.weights.map(async (weight) => (await weight.data<'float32'>()).slice()));
    const { moments1, moments2 } = await this.#adam.getState(this.weights);
    return { weights, moments1, moments2 };
  }

  restore({ step, weights, moments1, moments2 }: LearnerState & { step: number }): void {
    if (
      weights.length !== PARAMETERS.length ||
      weights.some(({ length }, i) => length !== sizeOf(PARAMETERS[i]!.shape))
    )
      throw new EngineFault('bad-params', 'the saved state does not fit this network');
    for (const [i, variable] of this.weights.entries()) {
      tf.tidy(() => variable.assign(tf.tensor(weights[i]!.slice(), variable.shape)));
    }
    this.#adam.setState({ step: moments1.length > 0 ? step : 0, moments1, moments2 }, this.weights);
  }

  dispose(): void {
    tf.dispose([...this.weights]);
    this.#adam.dispose();
  }
}

/** Reads [loss, IoU] and frees it. */
async function readMetrics(both: tf.Tensor): Promise<DetectorMetrics> {
  try {
    const [loss, iou] = await both.data();
    return { loss: loss!, iou: iou! };
  } finally {
    both.dispose();
  }
}
