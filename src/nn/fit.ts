import { findNotFinite, notFinite, retryGently, type NamedValues } from '../engine/notFinite.ts';
import type { SessionContext } from '../engine/session.ts';
import { createRandom, permutation } from '../math/random.ts';
import { RunningMean, RunningMeans } from '../math/runningMean.ts';
import type { EpochMetrics, FitSnapshot, FitState, Learner, Metrics, StepResult } from './learner.ts';
import { stepsOf, type FitPlan } from './plan.ts';

/** Losses still on the device at most: enough to keep a GPU busy, few enough to bound its queue. */
const STEPS_IN_FLIGHT = 8;
/** Steps averaged into one point of the kept loss history. */
const HISTORY_BLOCK = 10;
/** Milliseconds between two states kept for a lost device. */
const KEEP_EVERY_MS = 10_000;

/** What training goes on from, and where it ends. */
export interface FitOptions<M extends Metrics> {
  /** A state to go on from; null to begin with the learner as it is. */
  kept: FitState<M> | null;
  /** Takes the last good state from time to time, for a lost device. */
  keep(state: FitState<M>): void;
  /** Smallest learning rate to try after numbers that are not finite; below it that is the end. */
  lowestRate: number;
}

/**
 * Supervised training, for every lab that trains: examples held out, a new order each epoch, losses read late, the way back from
 * numbers that are not finite, and states from which a run can go on after a lost device or another visit.
 */
export class Fit<M extends Metrics> {
  readonly #learner: Learner<M>;
  readonly #plan: FitPlan;
  readonly #context: Pick<SessionContext, 'turn' | 'due' | 'paused' | 'recover'>;
  readonly #options: FitOptions<M>;
  /** The last state known to hold finite numbers only. */
  #good: FitState<M> | null;
  #step = 0;
  #epochs: EpochMetrics<M>[] = [];
  #history: FitState<M>['history'] = [];
  #block = new RunningMean();
  /** Steps whose loss has not been read, oldest first. */
  #pending: (StepResult<M> & { step: number })[] = [];

  constructor(
    learner: Learner<M>,
    plan: FitPlan,
    context: Pick<SessionContext, 'turn' | 'due' | 'paused' | 'recover'>,
    options: FitOptions<M>,
  ) {
    this.#learner = learner;
    this.#plan = plan;
    this.#context = context;
    this.#options = options;
    this.#good = options.kept;
    if (options.kept) this.#goTo(options.kept);
  }

  // #region run
  /** Trains to the end of the plan. @throws EngineFault `not-finite` when no lower rate helps */
  async *run(): AsyncGenerator<FitSnapshot<M>, void, void> {
    const { examples, seed } = this.#plan;
    const { held, stepsPerEpoch, totalSteps } = stepsOf(this.#plan);
    const order = permutation(examples, createRandom(seed, 2));
    const [heldOut, training] = [order.subarray(0, held), order.subarray(held)];
    this.#good ??= await this.state();
    while (this.#step < totalSteps) {
      const epoch = Math.floor(this.#step / stepsPerEpoch) + 1;
      const shuffled = permutation(training.length, createRandom(seed, 100 + epoch)).map((i) => training[i]!);
      try {
        const train = yield* this.#trainEpoch(epoch, shuffled);
        const result = held > 0 ? await this.#learner.evaluate(heldOut, (n) => this.#context.turn(n)) : null;
        this.#epochs.push({ epoch, train, held: result });
        yield { phase: 'epoch', ...this.#epochs.at(-1)!, state: await this.#keep() };
      } catch (error) {
        await this.#retryGently(error);
      }
    }
  }
  // #endregion

  /** Everything that training has changed. @throws EngineFault `not-finite` rather than give what nothing can go on from */
  async state(): Promise<FitState<M>> {
    const step = this.#step;
    const state = await this.#learner.state();
    const { names, learningRate } = this.#learner;
    const name = (values: readonly Float32Array[], prefix = '') =>
      values.map((array, i): NamedValues => [prefix + names[i]!, array]);
    const { weights, moments1, moments2 } = state;
    const broken = findNotFinite([...name(weights), ...name(moments1, 'adam/m/'), ...name(moments2, 'adam/v/')]);
    if (broken !== null) throw notFinite(step, broken);
    return { ...state, step, learningRate, history: [...this.#history], epochs: [...this.#epochs] };
  }

  async #keep(): Promise<FitState<M>> {
    this.#good = await this.state();
    this.#options.keep(this.#good);
    return this.#good;
  }

  #goTo(state: FitState<M>): void {
    this.#learner.restore(state);
    this.#learner.learningRate = state.learningRate;
    this.#step = state.step;
    this.#history = [...state.history];
    this.#epochs = [...state.epochs];
    this.#block = new RunningMean();
    this.#pending = [];
  }

  /** After numbers that are not finite: back to the last good state; when the reader says so, on at a tenth of the rate. */
  async #retryGently(error: unknown): Promise<void> {
    const fault = retryGently(error, this.#good!.step, this.#learner.learningRate, this.#options.lowestRate);
    this.#goTo(this.#good!);
    await this.#context.recover(fault);
    this.#learner.learningRate = fault.retry.learningRate;
  }

  /** @param order the epoch's examples @returns the means over its steps since the run went on */
  async *#trainEpoch(epoch: number, order: Uint32Array): AsyncGenerator<FitSnapshot<M>, M, void> {
    const { batchSize } = this.#plan;
    const { stepsPerEpoch, totalSteps } = stepsOf(this.#plan);
    const first = this.#step;
    const ofEpoch = new RunningMeans<M>();
    let sinceSent = new RunningMeans<M>();
    let losses: number[] = [];
    let [computing, readStep, keptAt] = [0, first, performance.now()];
    try {
      while (this.#step < epoch * stepsPerEpoch) {
        const from = (this.#step % stepsPerEpoch) * batchSize;
        const rows = Array.from(order.subarray(from, from + batchSize));
        await this.#context.turn(rows.length);
        const start = performance.now();
        const result = this.#learner.step(rows);
        this.#step++;
        this.#pending.push(Object.assign(result, { step: this.#step }));
        const atEnd = this.#step === epoch * stepsPerEpoch;
        const { due, paused } = this.#context;
        const mayWait = () => atEnd || paused || (due && losses.length === 0);
        while (this.#pending[0]?.settled || this.#pending.length > (mayWait() ? 0 : STEPS_IN_FLIGHT)) {
          const { step, metrics } = await this.#readOldest();
          readStep = step;
          losses.push(metrics.loss);
          sinceSent.add(metrics);
          ofEpoch.add(metrics);
        }
        computing += performance.now() - start;
        if (!atEnd && performance.now() - keptAt > KEEP_EVERY_MS) {
          await this.#keep();
          keptAt = performance.now();
        }
        if (!due && !atEnd) continue;
        const etaSeconds = ((totalSteps - this.#step) * computing) / (this.#step - first) / 1000;
        const place = {
          step: readStep,
          totalSteps,
          epoch,
          stepInEpoch: readStep - (epoch - 1) * stepsPerEpoch,
          stepsPerEpoch,
        };
        yield { phase: 'train', ...place, losses: Float32Array.from(losses), means: sinceSent.value, etaSeconds };
        losses = [];
        sinceSent = new RunningMeans();
      }
    } finally {
      // What is still on its way is freed when it arrives.
      await Promise.allSettled(this.#pending.map(({ reading }) => reading));
    }
    return ofEpoch.value;
  }

  /** @throws EngineFault `not-finite`, naming the tensor */
  async #readOldest(): Promise<{ step: number; metrics: M }> {
    const { step, reading } = this.#pending.shift()!;
    const metrics = await reading;
    if (!Number.isFinite(metrics.loss)) {
      const { weights } = await this.#learner.state();
      const named = weights.map((values, i): NamedValues => [this.#learner.names[i]!, values]);
      throw notFinite(step, findNotFinite(named) ?? 'loss');
    }
    this.#block.add(metrics.loss);
    if (this.#block.count === HISTORY_BLOCK) {
      this.#history.push({ step, loss: this.#block.value });
      this.#block = new RunningMean();
    }
    return { step, metrics };
  }
}
