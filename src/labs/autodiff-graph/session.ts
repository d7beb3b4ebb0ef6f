import { EngineFault } from '../../engine/fault.ts';
import type { SessionNeeds } from '../../engine/protocol.ts';
import type { Session, SessionContext } from '../../engine/session.ts';
import { checkParams } from '../checkParams.ts';
import { differentiateOnDevice } from './model.ts';
import { parseExpression, VARIABLES } from './parse.ts';
import { PARAM_RANGES, type DeviceGradients, type GraphParams, type GraphSnapshot } from './protocol.ts';

export const needs: SessionNeeds = { size: 'tiny', backends: ['wasm', 'cpu'] };

/** Checks settings and differentiates their expression. @throws EngineFault `bad-params` */
async function differentiate(given: unknown): Promise<DeviceGradients> {
  const params = checkParams<GraphParams>(given, PARAM_RANGES);
  const parsed = parseExpression(params.expression);
  if ('problem' in parsed) throw new EngineFault('bad-params', `expression: ${parsed.problem.code}`);
  return differentiateOnDevice(parsed.tape, Object.fromEntries(VARIABLES.map((name) => [name, params[name]])));
}

/** @see SessionModule.createSession */
export function createSession(given: unknown, _kept: unknown, context: SessionContext): Session {
  checkParams<GraphParams>(given, PARAM_RANGES);
  return {
    async *run(): AsyncGenerator<GraphSnapshot, void, void> {
      await context.turn(1);
      yield { ...(await differentiate(given)) };
    },

    /** `differentiate`: the same of other settings. */
    async answer(what: string, payload: unknown): Promise<unknown> {
      if (what !== 'differentiate') throw new EngineFault('internal', `nothing answers "${what}"`);
      return differentiate(payload);
    },

    dispose: () => {}, // each answer frees its own tensors
  };
}
