import { EngineFault } from '../../engine/fault.ts';
import { findNotFinite, notFinite, retryGently } from '../../engine/notFinite.ts';
import type { SessionContext } from '../../engine/session.ts';
import { checkParams } from '../checkParams.ts';
import { defineSession, type LabSession } from '../defineSession.ts';
import type { Ranges } from '../permalink.ts';
import { gridPoints } from './grid.ts';
import { measureEvery } from './measureEvery.ts';
import { createTrainer, type Trainer } from './model.ts';
import {
  LIVE_SETTINGS,
  playground,
  SURFACE_SIZE,
  UNIT_SIZE,
  type LiveSettings,
  type Measurement,
  type PlaygroundParams,
  type PlaygroundSnapshot,
  type PlaygroundTalk,
  type WeightChange,
} from './protocol.ts';

/** A state whose loss is at most this many times the first is worth going on from; beyond it, numbers are about to overflow. */
const GOOD_LOSS = 10;

/** From what a run goes on: settings changed since its start included. */
interface KeptState {
  step: number;
  parameters: Float32Array;
  settings: LiveSettings;
}

const surfaceGrid = gridPoints(SURFACE_SIZE);
const unitGrid = gridPoints(UNIT_SIZE);

class PlaygroundSession implements LabSession<PlaygroundTalk> {
  readonly #open: () => Promise<Trainer>;
  readonly #context: SessionContext;
  #trainer: Trainer | null = null;
  #isDisposed = false;
  /** The settings in force: those of the start, and what the reader has changed since. */
  #live: LiveSettings;
  /** The last state worth going on from; null while that is the start. */
  #good: KeptState | null;
  #startLoss: number | null = null;
  #measured: Measurement[] = [];
  #measureAt = 0;
  #trainingMs = 0;

  constructor(
    params: PlaygroundParams,
    trainer: Trainer | (() => Promise<Trainer>),
    kept: KeptState | null,
    context: SessionContext,
  ) {
    this.#trainer = typeof trainer === 'function' ? null : trainer;
    this.#open = typeof trainer === 'function' ? trainer : () => Promise.resolve(trainer);
    this.#context = context;
    this.#good = kept;
    this.#live = { ...params, ...kept?.settings };
  }

  // #region run
  async *run(): AsyncGenerator<PlaygroundSnapshot, void, void> {
    const trainer = await this.#begin();
    this.#measure();
    for (;;) {
      await this.#context.turn(trainer.nextBatch);
      const start = performance.now();
      trainer.step();
      this.#trainingMs += performance.now() - start;
      try {
        if (trainer.steps >= this.#measureAt) this.#measure();
        if (this.#context.due || this.#live.speed === 'slow') yield this.#snapshot();
      } catch (error) {
        await this.#recover(error);
      }
    }
  }
  // #endregion

  async #begin(): Promise<Trainer> {
    const trainer = await this.#open();
    if (this.#isDisposed) {
      if (trainer !== this.#trainer) trainer.dispose();
      throw new DOMException('The session has ended', 'AbortError');
    }
    this.#trainer = trainer;
    trainer.tune(this.#live);
    if (this.#good) trainer.returnTo(this.#good.step, this.#good.parameters);
    else this.#keep({ step: 0, parameters: trainer.parameters() });
    return trainer;
  }

  #measure(): void {
    const trainer = this.#trainer!;
    if (this.#measured.at(-1)?.step === trainer.steps) return;
    const now = trainer.measure();
    const parameters = trainer.parameters();
    const broken = findNotFinite(trainer.named(parameters)) ?? (Number.isFinite(now.trainLoss) ? null : 'loss');
    if (broken !== null) throw notFinite(now.step, broken);
    this.#startLoss ??= now.trainLoss;
    if (now.trainLoss <= GOOD_LOSS * this.#startLoss) this.#keep({ step: now.step, parameters });
    this.#measured.push(now);
    this.#measureAt = trainer.steps + measureEvery(trainer.steps);
  }

  #keep(state: Omit<KeptState, 'settings'>): void {
    const { learningRate, l1, l2, dropout, speed } = this.#live;
    this.#good = { ...state, settings: { learningRate, l1, l2, dropout, speed } };
    this.#context.keep(this.#good);
  }

  /** Takes over settings, also before the network is there. */
  #tune(settings: Partial<LiveSettings>): void {
    this.#live = { ...this.#live, ...settings };
    this.#trainer?.tune(settings);
    if (this.#good) this.#keep(this.#good);
  }

  /** After numbers that are not finite: back to the last good state; when the reader says so, on at a lower rate. */
  async #recover(error: unknown): Promise<void> {
    const before = this.#live.learningRate;
    const { step, parameters } = this.#good!;
    const fault = retryGently(error, step, before, playground.ranges.learningRate[0]);
    this.#trainer!.returnTo(step, parameters);
    this.#measureAt = step + 1;
    await this.#context.recover(fault);
    // The reader may have chosen another rate meanwhile.
    if (this.#live.learningRate === before) this.#tune({ learningRate: fault.retry.learningRate });
  }

  #snapshot(): PlaygroundSnapshot {
    this.#measure();
    const trainer = this.#trainer!;
    const measured = this.#measured;
    this.#measured = [];
    return {
      step: trainer.steps,
      epoch: trainer.steps / trainer.stepsPerEpoch,
      measured,
      weights: trainer.parameters(),
      surface: trainer.predict(surfaceGrid),
      units: trainer.hiddenValues(unitGrid),
      trainingMs: this.#trainingMs,
    };
  }

  readonly answers: NonNullable<LabSession<PlaygroundTalk>['answers']> = {
    tune: (live) => {
      this.#tune(checkParams<LiveSettings>(live, LIVE_RANGES));
      return true;
    },
    'set-weight': (change) => {
      if (!this.#trainer) throw new EngineFault('internal', 'there is no network yet');
      setWeight(this.#trainer, change);
      return this.#snapshot();
    },
  };

  dispose(): void {
    this.#isDisposed = true;
    this.#trainer?.dispose();
  }
}

/** What each live setting may be. */
const LIVE_RANGES = Object.fromEntries(
  LIVE_SETTINGS.map((name) => [name, playground.ranges[name]]),
) as unknown as Ranges<LiveSettings>;

function trainerOf(params: PlaygroundParams): Trainer {
  try {
    return createTrainer(params);
  } catch (error) {
    if (error instanceof RangeError) throw new EngineFault('bad-params', error.message);
    throw error;
  }
}

/** Largest weight that a reader may set by hand. */
const LARGEST_WEIGHT = 100;

/** @throws EngineFault `bad-params` */
function setWeight(trainer: Trainer, { index, value }: WeightChange): void {
  const values = trainer.parameters();
  const isSound = Number.isInteger(index) && index >= 0 && index < values.length && Math.abs(value) <= LARGEST_WEIGHT;
  if (!isSound) throw new EngineFault('bad-params', `not allowed: parameter ${index} = ${value}`);
  values[index] = value;
  trainer.setParameters(values);
}

/** Trains the network that the settings describe, or a reader's, until the reader has seen enough. */
export default defineSession<PlaygroundTalk>()(playground, ({ ownNetwork, ...params }, context, kept) => {
  if (!ownNetwork) return new PlaygroundSession(params, trainerOf(params), kept as KeptState | null, context);
  const open = async () => {
    const { openOwnPlaneNetwork } = await import('./ownPlaneNetwork.ts');
    return createTrainer(params, await openOwnPlaneNetwork(ownNetwork));
  };
  return new PlaygroundSession(params, open, kept as KeptState | null, context);
});
