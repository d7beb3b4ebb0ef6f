import { checkSettings } from '../checkParams.ts';
import { defineSession } from '../defineSession.ts';
import { POINTS } from './grid.ts';
import { compute } from './model.ts';
import { activations, type ActivationsTalk } from './protocol.ts';

/** Computes once, then again for every question `compute` with other settings. */
export default defineSession<ActivationsTalk>()(activations, (params, context) => ({
  async *run() {
    await context.turn(POINTS);
    yield await compute(params);
    await context.turn(POINTS);
  },
  answers: { compute: (asked) => compute(checkSettings(activations, asked)) },
}));
