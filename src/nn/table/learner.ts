import { EngineFault } from '../../engine/fault.ts';
import { FusedAdam } from '../../engine/kernels/adam.ts';
import * as tf from '../../engine/tf.ts';
import { initialWeights } from '../initialise.ts';
import { watch, type Learner, type LearnerState, type StepResult } from '../learner.ts';
import { binaryCrossEntropy } from '../losses.ts';
import { decayWeights } from '../optimizers.ts';
import { tableLogits, tableParameters, type TableData } from './network.ts';

/** How a network on a table is trained. */
export interface TablePlan {
  /** Hidden units; 0 is logistic regression. */
  hidden: number;
  learningRate: number;
  /** λ of decoupled weight decay. */
  decay: number;
  /** What a positive example weighs beside a negative one; 1 by default. */
  positiveWeight?: number;
  seed: number;
}

/** What is followed: the mean loss, weighted as it is lowered. */
export type TableScore = { loss: number };

/** A network on a table in training, with Adam. It owns its tensors. */
export class TableLearner implements Learner<TableScore> {
  readonly names: readonly string[];
  learningRate: number;
  readonly #plan: TablePlan;
  /** What it is trained on. */
  readonly data: TableData;
  readonly #weights: tf.Variable[];
  readonly #adam: FusedAdam;

  constructor(data: TableData, plan: TablePlan) {
    const parameters = tableParameters(data.features, plan.hidden);
    this.names = parameters.map(({ name }) => name);
    this.learningRate = plan.learningRate;
    this.#plan = plan;
    this.data = data;
    this.#weights = initialWeights(parameters, plan.seed).map((values, i) =>
      tf.tidy(() => tf.variable(tf.tensor(values, [...parameters[i]!.shape]))),
    );
    this.#adam = new FusedAdam({ learningRate: plan.learningRate });
  }

  // #region step
  /** One step on some rows: forward, mean cross-entropy, backward, update. */
  step(rows: readonly number[]): StepResult<TableScore> {
    const loss = tf.tidy(() => {
      const [x, y] = [tf.tensor2d(this.#gather(rows), [rows.length, this.data.features]), this.#labelsOf(rows)];
      const lossOf = () => this.#meanLoss(tableLogits(x, this.#weights), y);
      const { value, grads } = tf.variableGrads(lossOf, this.#weights);
      this.#adam.learningRate = this.learningRate;
      decayWeights(this.#weights, this.learningRate * this.#plan.decay);
      this.#adam.apply(
        this.#weights,
        this.#weights.map(({ name }) => grads[name]!),
      );
      return value;
    });
    const read = async () => {
      const [value] = await loss.data();
      loss.dispose();
      return { loss: value! };
    };
    return watch(read());
  }
  // #endregion

  async evaluate(rows: ArrayLike<number>, turn: (examples: number) => Promise<void>): Promise<TableScore> {
    await turn(rows.length);
    const loss = tf.tidy(() => {
      const x = tf.tensor2d(this.#gather(rows), [rows.length, this.data.features]);
      return this.#meanLoss(tableLogits(x, this.#weights), this.#labelsOf(rows));
    });
    const [value] = await loss.data();
    loss.dispose();
    return { loss: value! };
  }

  /** Probabilities of being positive. @param values of any rows, [n, features] @returns [n] */
  async predict(values: Float32Array): Promise<Float32Array> {
    const { features } = this.data;
    const probabilities = tf.tidy(() =>
      tf.sigmoid(tableLogits(tf.tensor2d(values, [values.length / features, features]), this.#weights)),
    );
    const read = (await probabilities.data<'float32'>()).slice();
    probabilities.dispose();
    return read;
  }

  async state(): Promise<LearnerState> {
    const read = async (variable: tf.Variable) => (await variable.data<'float32'>()).slice();
    const { moments1, moments2 } = await this.#adam.getState(this.#weights);
    return { weights: await Promise.all(this.#weights.map(read)), moments1, moments2 };
  }

  restore({ step, weights, moments1, moments2 }: LearnerState & { step: number }): void {
    if (weights.length !== this.#weights.length || this.#weights.some(({ size }, i) => weights[i]!.length !== size))
      throw new EngineFault('bad-params', 'the saved state does not fit this network');
    for (const [i, variable] of this.#weights.entries())
      tf.tidy(() => variable.assign(tf.tensor(weights[i]!.slice(), variable.shape)));
    this.#adam.setState({ step: moments1.length > 0 ? step : 0, moments1, moments2 }, this.#weights);
  }

  dispose(): void {
    tf.dispose(this.#weights);
    this.#adam.dispose();
  }

  #meanLoss(logits: tf.Tensor1D, y: tf.Tensor1D): tf.Scalar {
    const losses = binaryCrossEntropy(logits, y);
    const { positiveWeight = 1 } = this.#plan;
    if (positiveWeight === 1) return tf.mean(losses);
    const weights = tf.add(tf.mul(y, positiveWeight - 1), 1);
    return tf.div(tf.sum(tf.mul(losses, weights)), tf.sum(weights));
  }

  #gather(rows: ArrayLike<number>): Float32Array {
    const { values, features } = this.data;
    const gathered = new Float32Array(rows.length * features);
    for (let i = 0; i < rows.length; i++)
      gathered.set(values.subarray(rows[i]! * features, (rows[i]! + 1) * features), i * features);
    return gathered;
  }

  #labelsOf(rows: ArrayLike<number>): tf.Tensor1D {
    return tf.tensor1d(Float32Array.from(rows, (row) => this.data.labels[row]!));
  }
}
