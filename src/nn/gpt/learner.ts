import { EngineFault } from '../../engine/fault.ts';
import * as tf from '../../engine/tf.ts';
import { sizeOf } from '../../math/shapes.ts';
import type { Learner, LearnerState, StepResult } from '../learner.ts';
import type { Score } from '../metrics.ts';
import { rateAt, type Recipe } from '../recipe.ts';
import { ArenaTrainer } from './arenaTrainer.ts';
import type { GptData } from './data.ts';
import { Gpt } from './gpt.ts';
import { GptTeam, type GptTeamOptions } from './gptTeam.ts';
import { initialGptWeights } from './initialise.ts';
import { checkGptSize, gptParameters, type GptSize } from './size.ts';
import { TensorTrainer } from './tensorTrainer.ts';
import type { GptBatch, GptTrainer } from './trainer.ts';

/** Sequences that are evaluated between two turns. */
const EVALUATED_TOGETHER = 8;

/** How a Transformer is trained. */
export interface GptPlan extends Partial<Pick<Recipe, 'schedule' | 'weightDecay'>> {
  /** The largest of the run. */
  learningRate: number;
  /** Of the first weights. */
  seed: number;
  /** Steps of the run, by which a schedule goes. */
  totalSteps: number;
  /** To begin with instead of random ones. */
  weights?: readonly Float32Array[];
}

/**
 * Trains a Transformer with Adam: on the backend `wasm` by our own kernels in memory of their own, on others by TensorFlow.js. Loss in
 * nats, mean over the targets that count; accuracy is their share that was the likeliest.
 */
export class GptLearner implements Learner<Score> {
  readonly size: GptSize;
  readonly names: readonly string[];
  learningRate: number;
  /** Steps taken alone, and the shortest of them in ms: where the device answers at once, what a step costs here. */
  readonly alone = { steps: 0, fastestMs: Infinity };
  readonly #plan: GptPlan;
  readonly #trainer: GptTrainer;
  #data: GptData | null = null;
  #step = 0;
  #isDisposed = false;
  #hasTeam = false;
  #view: Gpt | null = null;

  /** @param onThreads is told when a team begins or ends @throws EngineFault `bad-params` */
  constructor(size: GptSize, plan: GptPlan, onThreads: (threads: number) => void = () => undefined) {
    checkGptSize(size);
    this.size = size;
    this.names = gptParameters(size).map(({ name }) => name);
    this.learningRate = plan.learningRate;
    this.#plan = plan;
    const weights = plan.weights ?? initialGptWeights(size, plan.seed);
    checkFit(size, weights);
    const tellThreads = (threads: number) => {
      this.#hasTeam = threads > 1;
      onThreads(threads);
    };
    this.#trainer =
      tf.getBackend() === 'wasm' ? new ArenaTrainer(size, weights, tellThreads) : new TensorTrainer(size, weights);
  }

  /** Gives it what to learn from; before the first step. */
  study(data: GptData): void {
    this.#data = data;
  }

  /** Goes on with the other cores when they are ready; only on WASM, nothing happens elsewhere. Steps need not wait for it. */
  async openTeam(options: GptTeamOptions): Promise<void> {
    if (!(this.#trainer instanceof ArenaTrainer)) return;
    const team = await GptTeam.open(this.size, options);
    if (this.#isDisposed) team?.close();
    else if (team) this.#trainer.join(team);
  }

  step(rows: readonly number[]): StepResult<Score> {
    const { schedule = 'constant', totalSteps, weightDecay = 0 } = this.#plan;
    const learningRate = rateAt(schedule, this.learningRate, this.#step++, totalSteps);
    const start = performance.now();
    const isAlone = !this.#hasTeam;
    const result = this.#trainer.step(this.#batch(rows), { learningRate, weightDecay });
    if (isAlone) {
      this.alone.steps++;
      this.alone.fastestMs = Math.min(this.alone.fastestMs, performance.now() - start);
    }
    return result;
  }

  async evaluate(rows: ArrayLike<number>, turn: (examples: number) => Promise<void>): Promise<Score> {
    const all = Array.from(rows);
    let [loss, right, counted] = [0, 0, 0];
    for (let from = 0; from < all.length; from += EVALUATED_TOGETHER) {
      const part = all.slice(from, from + EVALUATED_TOGETHER);
      await turn(part.length);
      const sums = await this.#trainer.measure(this.#batch(part));
      loss += sums.loss;
      right += sums.right;
      counted += sums.counted;
    }
    return { loss: loss / counted, accuracy: right / counted };
  }

  #batch(rows: readonly number[]): GptBatch {
    const { context } = this.size;
    const inputs = new Int32Array(rows.length * context);
    const targets = new Int32Array(rows.length * context);
    for (const [i, row] of rows.entries()) {
      const [from, to] = [i * context, (i + 1) * context];
      this.#data!.read(row, inputs.subarray(from, to), targets.subarray(from, to));
    }
    const { vocabulary } = this.size;
    const isKnown = (token: number) => token < vocabulary;
    if (!inputs.every((token) => token >= 0 && isKnown(token)) || !targets.every(isKnown)) {
      throw new EngineFault('bad-params', `tokens below ${vocabulary} were expected`);
    }
    return { inputs, targets };
  }

  /** The network as it is now, to look at and to write with; the same object each time, with the weights of the last call. */
  async view(): Promise<Gpt> {
    const weights = await this.#trainer.weights();
    if (this.#view) this.#view.setWeights(weights);
    else this.#view = new Gpt(this.size, weights);
    return this.#view;
  }

  state(): Promise<LearnerState> {
    return this.#trainer.state();
  }

  restore(state: LearnerState & { step: number }): void {
    checkFit(this.size, state.weights);
    for (const moments of [state.moments1, state.moments2]) if (moments.length > 0) checkFit(this.size, moments);
    this.#step = state.step;
    this.#trainer.restore(state, state.step);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#view = null;
    this.#trainer.dispose();
  }
}

/** @throws EngineFault `bad-params` when arrays are not of the parameters' sizes */
function checkFit(size: GptSize, arrays: readonly Float32Array[]): void {
  const parameters = gptParameters(size);
  const fits =
    arrays.length === parameters.length && parameters.every(({ shape }, i) => arrays[i]!.length === sizeOf(shape));
  if (!fits) throw new EngineFault('bad-params', 'these weights do not fit this network');
}
