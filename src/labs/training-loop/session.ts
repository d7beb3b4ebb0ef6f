import * as tf from '../../engine/tf.ts';
import { defineSession } from '../defineSession.ts';
import { createWeights } from './model.ts';
import { computePart, readStart, type Task } from './parts.ts';
import { MAXIMUM_STEPS, PARTS, trainingLoop, type TrainingLoopTalk } from './protocol.ts';

/** One part of a step at a turn; the first snapshot holds everything up to `params.position`, or to where a lost run had come. */
export default defineSession<TrainingLoopTalk>()(trainingLoop, (params, context, kept) => {
  const position = Math.max(params.position, (kept as number | null) ?? 0);
  const weights = createWeights(params);
  const task: Task = {
    x: tf.tensor2d([params.x1, params.x2], [2, 1]),
    y: params.y,
    learningRate: params.learningRate,
    activation: params.activation,
  };
  return {
    async *run() {
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
});
