import { EngineFault } from '../../engine/fault.ts';
import { findNotFinite, notFinite, retryGently } from '../../engine/notFinite.ts';
import type { SessionNeeds } from '../../engine/protocol.ts';
import type { Session, SessionContext } from '../../engine/session.ts';
import { checkParams } from '../checkParams.ts';
import { shapeOf } from './describe.ts';
import { gridPoints } from './grid.ts';
import type { WithOwnNetwork } from '../ownNetworkData.ts';
import { measureEvery } from './measureEvery.ts';
import { createTrainer, type Trainer } from './model.ts';
import { nameParts } from './network.ts';
import { createOwnSession } from './ownSession.ts';
import {
  LIVE_SETTINGS,
  PARAM_RANGES,
  SURFACE_SIZE,
  UNIT_SIZE,
  type LiveSettings,
  type Measurement,
  type PlaygroundParams,
  type PlaygroundSnapshot,
  type WeightChange,
} from './protocol.ts';

export const needs: SessionNeeds = { size: 'tiny', backends: ['wasm', 'cpu'] };

/** A state whose loss is at most this many times the first is worth going on from; beyond it, numbers are about to overflow. */
const GOOD_LOSS = 10;

/** From what a run goes on: settings changed since its start included. */
interface KeptState {
  step: number;
  parameters: Float32Array;
  settings: Partial<LiveSettings>;
}

const surfaceGrid = gridPoints(SURFACE_SIZE);
const unitGrid = gridPoints(UNIT_SIZE);

/** @see SessionModule.createSession */
export function createSession(given: unknown, kept: unknown, context: SessionContext): Session {
  const { ownNetwork, ...settings } = given as PlaygroundParams & WithOwnNetwork;
  const params = checkParams<PlaygroundParams>(settings, PARAM_RANGES);
  if (ownNetwork) return createOwnSession(params, ownNetwork, kept, context);
  const trainer = makeTrainer(params);
  let { speed, learningRate } = params;
  /** The last state worth going on from. */
  let good: KeptState = { step: 0, parameters: trainer.parameters(), settings: {} };
  if (kept) {
    good = kept as KeptState;
    trainer.returnTo(good.step, good.parameters);
    tune(good.settings);
  }
  const { sizes } = shapeOf(params);
  let startLoss: number | null = null;
  let measured: Measurement[] = [];
  let measureAt = 0;
  let trainingMs = 0;

  function measure(): void {
    if (measured.at(-1)?.step === trainer.steps) return;
    const now = trainer.measure();
    const parameters = trainer.parameters();
    const broken = findNotFinite(nameParts(sizes, parameters)) ?? (Number.isFinite(now.trainLoss) ? null : 'loss');
    if (broken !== null) throw notFinite(now.step, broken);
    startLoss ??= now.trainLoss;
    if (now.trainLoss <= GOOD_LOSS * startLoss) {
      good = { ...good, step: now.step, parameters };
      context.keep(good);
    }
    measured.push(now);
    measureAt = trainer.steps + measureEvery(trainer.steps);
  }

  function tune(settings: Partial<LiveSettings>): void {
    ({ speed, learningRate } = { speed, learningRate, ...settings });
    trainer.tune(settings);
    good = { ...good, settings: { ...good.settings, ...settings } };
    context.keep(good);
  }

  /** After numbers that are not finite: back to the last good state; when the reader says so, on at a lower rate. */
  async function recover(error: unknown): Promise<void> {
    const before = learningRate;
    const fault = retryGently(error, good.step, before, PARAM_RANGES.learningRate[0]);
    trainer.returnTo(good.step, good.parameters);
    measureAt = trainer.steps + 1;
    await context.recover(fault);
    // The reader may have chosen another rate meanwhile.
    if (learningRate === before) tune({ learningRate: fault.retry.learningRate });
  }

  function snapshot(): PlaygroundSnapshot {
    measure();
    const sent = measured;
    measured = [];
    return {
      step: trainer.steps,
      epoch: trainer.steps / trainer.stepsPerEpoch,
      measured: sent,
      weights: trainer.parameters(),
      surface: trainer.predict(surfaceGrid),
      units: trainer.hiddenValues(unitGrid),
      trainingMs,
    };
  }

  return {
    // #region run
    async *run() {
      measure();
      for (;;) {
        await context.turn(trainer.nextBatch);
        const start = performance.now();
        trainer.step();
        trainingMs += performance.now() - start;
        try {
          if (trainer.steps >= measureAt) measure();
          if (context.due || speed === 'slow') yield snapshot();
        } catch (error) {
          await recover(error);
        }
      }
    },
    // #endregion
    answer(what, payload) {
      if (what === 'tune') {
        const settings = checkParams<LiveSettings>(
          payload,
          Object.fromEntries(LIVE_SETTINGS.map((name) => [name, PARAM_RANGES[name]])) as never,
        );
        tune(settings);
        return Promise.resolve(true);
      }
      if (what === 'set-weight') return Promise.resolve(setWeight(trainer, payload as WeightChange, snapshot));
      throw new EngineFault('internal', `unknown question "${what}"`);
    },
    dispose: () => trainer.dispose(),
  };
}

function makeTrainer(params: PlaygroundParams): Trainer {
  try {
    return createTrainer(params);
  } catch (error) {
    if (error instanceof RangeError) throw new EngineFault('bad-params', error.message);
    throw error;
  }
}

/** Largest weight that a reader may set by hand. */
const LARGEST_WEIGHT = 100;

function setWeight(trainer: Trainer, { index, value }: WeightChange, snapshot: () => PlaygroundSnapshot) {
  const values = trainer.parameters();
  const isSound = Number.isInteger(index) && index >= 0 && index < values.length && Math.abs(value) <= LARGEST_WEIGHT;
  if (!isSound) throw new EngineFault('bad-params', `not allowed: parameter ${index} = ${value}`);
  values[index] = value;
  trainer.setParameters(values);
  return snapshot();
}
