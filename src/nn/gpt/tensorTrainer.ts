import { FusedAdam } from '../../engine/kernels/adam.ts';
import * as tf from '../../engine/tf.ts';
import { watch, type LearnerState, type StepResult } from '../learner.ts';
import type { Score } from '../metrics.ts';
import { decayWeights } from '../optimizers.ts';
import type { LossSums } from './passes.ts';
import { gptParameters, type GptSize } from './size.ts';
import { gptLogits, oneHotRows } from './tensorModel.ts';
import { countTargets, type GptBatch, type GptTrainer, type UpdatePlan } from './trainer.ts';

/** Trains by TensorFlow.js's own operations and gradients, on whatever backend is current: for GPUs, and where there is no SIMD. */
export class TensorTrainer implements GptTrainer {
  readonly #size: GptSize;
  readonly #weights: tf.Variable[];
  readonly #adam = new FusedAdam({ learningRate: 0 });

  constructor(size: GptSize, weights: readonly Float32Array[]) {
    this.#size = size;
    this.#weights = gptParameters(size).map(({ shape }, i) =>
      tf.tidy(() => tf.variable(tf.tensor(weights[i]!.slice(), [...shape]))),
    );
  }

  step(batch: GptBatch, { learningRate, weightDecay }: UpdatePlan): StepResult<Score> {
    this.#adam.learningRate = learningRate;
    const counted = countTargets(batch.targets);
    const sums = tf.tidy(() => {
      let right!: tf.Scalar;
      const meanLoss = () => {
        const both = this.#sums(batch);
        right = tf.keep(both.right);
        return tf.div(both.loss, counted) as tf.Scalar;
      };
      const { value, grads } = tf.variableGrads(meanLoss, this.#weights);
      decayWeights(this.#weights, learningRate * weightDecay);
      const gradients = this.#weights.map(({ name }) => grads[name]!);
      this.#adam.apply(this.#weights, gradients);
      const result = tf.stack([value, tf.div(right, counted)]);
      right.dispose();
      return result;
    });
    const read = async () => {
      try {
        const [loss, accuracy] = await sums.data();
        return { loss: loss!, accuracy: accuracy! };
      } finally {
        sums.dispose();
      }
    };
    return watch(read());
  }

  /** Sums over the targets that count: of the loss, and of how many were the likeliest. */
  #sums({ inputs, targets }: GptBatch): { loss: tf.Scalar; right: tf.Scalar } {
    const { vocabulary, context } = this.#size;
    const sequences = inputs.length / context;
    const z = gptLogits(this.#size, this.#weights, tf.tensor2d(inputs, [sequences, context], 'int32'));
    // Rows of zeros for targets that do not count.
    const truth = oneHotRows(tf.tensor1d(targets, 'int32'), vocabulary);
    const loss = tf.neg(tf.sum(tf.mul(truth, tf.logSoftmax(z)))) as tf.Scalar;
    const chosen = tf.sum(tf.mul(truth, z), 1);
    const isRight = tf.logicalAnd(tf.greaterEqual(chosen, tf.max(z, 1)), tf.greater(tf.sum(truth, 1), 0));
    return { loss, right: tf.sum(tf.cast(isRight, 'float32')) as tf.Scalar };
  }

  async measure(batch: GptBatch): Promise<LossSums> {
    const both = tf.tidy(() => {
      const { loss, right } = this.#sums(batch);
      return tf.stack([loss, right]);
    });
    const [loss, right] = await both.data();
    both.dispose();
    return { loss: loss!, right: right!, counted: countTargets(batch.targets) };
  }

  weights(): Promise<Float32Array[]> {
    return Promise.all(this.#weights.map(async (weight) => (await weight.data<'float32'>()).slice()));
  }

  async state(): Promise<LearnerState> {
    const [weights, { moments1, moments2 }] = await Promise.all([this.weights(), this.#adam.getState(this.#weights)]);
    return { weights, moments1, moments2 };
  }

  restore({ weights, moments1, moments2 }: LearnerState, step: number): void {
    for (const [i, variable] of this.#weights.entries()) {
      tf.tidy(() => variable.assign(tf.tensor(weights[i]!.slice(), variable.shape)));
    }
    this.#adam.setState({ step: moments1.length > 0 ? step : 0, moments1, moments2 }, this.#weights);
  }

  dispose(): void {
    tf.dispose(this.#weights);
    this.#adam.dispose();
  }
}
