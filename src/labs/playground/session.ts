import { EngineFault } from '../../engine/fault.ts';
import type { SessionNeeds } from '../../engine/protocol.ts';
import type { Session, SessionContext } from '../../engine/session.ts';
import { checkParams } from '../checkParams.ts';
import { gridPoints } from './grid.ts';
import type { WithOwnNetwork } from '../ownNetworkData.ts';
import { measureEvery } from './measureEvery.ts';
import { createTrainer, type Trainer } from './model.ts';
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

const surfaceGrid = gridPoints(SURFACE_SIZE);
const unitGrid = gridPoints(UNIT_SIZE);

/** @see SessionModule.createSession */
export function createSession(given: unknown, kept: unknown, context: SessionContext): Session {
  const { ownNetwork, ...settings } = given as PlaygroundParams & WithOwnNetwork;
  const params = checkParams<PlaygroundParams>(settings, PARAM_RANGES);
  if (ownNetwork) return createOwnSession(params, ownNetwork, kept, context);
  const trainer = makeTrainer(params);
  if (kept) trainer.setParameters(kept as Float32Array);
  let { speed } = params;
  let measured: Measurement[] = [];
  let measureAt = 0;
  let trainingMs = 0;

  function measure(): void {
    if (measured.at(-1)?.step === trainer.steps) return;
    const now = trainer.measure();
    if (!Number.isFinite(now.trainLoss)) throw new EngineFault('not-finite', `loss after step ${now.step}`);
    measured.push(now);
    measureAt = trainer.steps + measureEvery(trainer.steps);
  }

  function snapshot(): PlaygroundSnapshot {
    measure();
    const weights = trainer.parameters();
    context.keep(weights);
    const sent = measured;
    measured = [];
    return {
      step: trainer.steps,
      epoch: trainer.steps / trainer.stepsPerEpoch,
      measured: sent,
      weights,
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
        if (trainer.steps >= measureAt) measure();
        if (context.due || speed === 'slow') yield snapshot();
      }
    },
    // #endregion
    answer(what, payload) {
      if (what === 'tune') {
        const settings = checkParams<LiveSettings>(
          payload,
          Object.fromEntries(LIVE_SETTINGS.map((name) => [name, PARAM_RANGES[name]])) as never,
        );
        ({ speed } = settings);
        trainer.tune(settings);
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
