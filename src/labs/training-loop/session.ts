import type { SessionNeeds } from '../../engine/protocol.ts';
import type { Session, SessionContext } from '../../engine/session.ts';
import * as tf from '../../engine/tf.ts';
import { checkParams } from '../checkParams.ts';
import { createWeights } from './model.ts';
import { computePart, readStart, type Task } from './parts.ts';
import {
  MAXIMUM_STEPS,
  PARAM_RANGES,
  PARTS,
  type Activation,
  type TrainingLoopParams,
  type TrainingLoopSnapshot,
} from './protocol.ts';

export const needs: SessionNeeds = { size: 'tiny', backends: ['wasm', 'cpu'] };

/**
 * One part of a step at a turn; the first snapshot holds everything up to `params.position`, or to where a lost run had come.
 * @see SessionModule.createSession
 */
export function createSession(given: unknown, kept: unknown, context: SessionContext): Session {
  const params = checkParams<TrainingLoopParams>(given, PARAM_RANGES);
  const position = Math.max(params.position, (kept as number | null) ?? 0);
  const weights = createWeights(params);
  const task: Task = {
    x: tf.tensor2d([params.x1, params.x2], [2, 1]),
    y: params.y,
    learningRate: params.learningRate,
    activation: params.activation as Activation,
  };
  return {
    async *run(): AsyncGenerator<TrainingLoopSnapshot, void, void> {
      let state = await readStart(weights, 0);
      let unsent = [state];
      for (let done = 0; done < MAXIMUM_STEPS * PARTS.length; done++) {
        if (done >= position) {
          yield { states: unsent };
          unsent = [];
          await context.turn(1);
        }
        state = await computePart(PARTS[done % PARTS.length]!, state, weights, task);
        unsent.push(state);
        context.keep(done + 1);
      }
      yield { states: unsent };
    },
    dispose: () => tf.dispose([task.x, ...Object.values<tf.Variable>({ ...weights })]),
  };
}
