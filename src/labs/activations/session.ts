import type { SessionNeeds } from '../../engine/protocol.ts';
import type { Session, SessionContext } from '../../engine/session.ts';
import { EngineFault } from '../../engine/fault.ts';
import { checkParams } from '../checkParams.ts';
import { POINTS } from './grid.ts';
import { compute } from './model.ts';
import { PARAM_RANGES, type ActivationsParams } from './protocol.ts';

export const needs: SessionNeeds = { size: 'tiny', backends: ['wasm', 'cpu'] };

/** Computes once, then again for every question `compute` with other settings. @see SessionModule.createSession */
export function createSession(given: unknown, _kept: unknown, context: SessionContext): Session {
  const params = checkParams<ActivationsParams>(given, PARAM_RANGES);
  return {
    async *run() {
      await context.turn(POINTS);
      yield await compute(params);
      await context.turn(POINTS);
    },
    answer(what, payload) {
      if (what !== 'compute') throw new EngineFault('internal', `nothing answers "${what}"`);
      return compute(checkParams<ActivationsParams>(payload, PARAM_RANGES));
    },
    dispose() {},
  };
}
