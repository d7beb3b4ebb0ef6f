import * as tf from '../../engine/tf.ts';
import { defineSession } from '../defineSession.ts';
import { Batches, createRunners } from './model.ts';
import { optimizerRace, type Racer, type RaceSnapshot, type RaceTalk } from './protocol.ts';
import { createSurface } from './surfaces.ts';

/** All racers take one step each, turn after turn. */
export default defineSession<RaceTalk>()(optimizerRace, (params, context) => {
  const height = createSurface(params.surface, params.seed);
  const runners = createRunners(params);
  const batches = new Batches(params);
  /** Places of every runner that have not been sent yet. */
  let unsent = runners.map(({ place }) => [...place]);
  let sent = 0;

  function snapshotOf(step: number): RaceSnapshot {
    const racers = runners.map(({ name, diverged, stepLength }, i): Racer => {
      const path = Float32Array.from(unsent[i]!);
      const losses = Float64Array.from({ length: path.length / 2 }, (_, k) => height(path[2 * k]!, path[2 * k + 1]!));
      return { name, path, losses, stepLength, diverged };
    });
    const from = sent;
    sent = step + 1;
    unsent = runners.map(() => []);
    return { step, from, racers };
  }

  return {
    async *run() {
      yield snapshotOf(0);
      for (let step = 1; step <= params.steps; step++) {
        await context.turn(params.batchSize);
        const [input, target] = batches.next();
        for (const [i, runner] of runners.entries()) {
          await runner.step(input, target);
          unsent[i]!.push(...runner.place);
        }
        tf.dispose([input, target]);
        if (context.due || step === params.steps) yield snapshotOf(step);
      }
    },
    dispose: () => runners.forEach((runner) => runner.dispose()),
  };
});
