import { EngineFault } from '../../engine/fault.ts';
import { checkSettings } from '../checkParams.ts';
import { defineSession } from '../defineSession.ts';
import { differentiateOnDevice } from './model.ts';
import { parseExpression, VARIABLES } from './parse.ts';
import { autodiffGraph, type DeviceGradients, type GraphParams, type GraphTalk } from './protocol.ts';

/** Differentiates the settings' expression. @throws EngineFault `bad-params` when it does not parse */
async function differentiate(params: GraphParams): Promise<DeviceGradients> {
  const parsed = parseExpression(params.expression);
  if ('problem' in parsed) throw new EngineFault('bad-params', `expression: ${parsed.problem.code}`);
  return differentiateOnDevice(parsed.tape, Object.fromEntries(VARIABLES.map((name) => [name, params[name]])));
}

/** Differentiates once, then again for every question with other settings; each time frees its own tensors. */
export default defineSession<GraphTalk>()(autodiffGraph, (params, context) => ({
  async *run() {
    await context.turn(1);
    yield await differentiate(params);
  },
  answers: { differentiate: (asked) => differentiate(checkSettings(autodiffGraph, asked)) },
}));
