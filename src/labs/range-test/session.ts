import * as tf from '../../engine/tf.ts';
import { makeMoons } from '../../data/moons.ts';
import { DEFAULT_SETTINGS } from '../../nn/optimizerNames.ts';
import { createOptimizer } from '../../nn/optimizers.ts';
import { defineSession } from '../defineSession.ts';
import { meanLoss } from './model.ts';
import { rangeTest, type RangeTestTalk } from './protocol.ts';
import { drawBatch, drawLayers, isOver, MOMENTUM, rateAt, smooth } from './range.ts';

/** One step at each learning rate, from small to large, until the loss leaves. */
export default defineSession<RangeTestTalk>()(rangeTest, (params, context) => {
  const { steps, rule, batchSize, seed } = params;
  const { x, y } = makeMoons(seed);
  const variables = drawLayers(seed).flatMap(({ W, b }) => [
    tf.tidy(() => tf.variable(tf.tensor2d(W))),
    tf.tidy(() => tf.variable(tf.tensor1d(b))),
  ]);
  const optimizers = variables.map(({ shape }) =>
    createOptimizer(rule, { ...DEFAULT_SETTINGS, momentum: MOMENTUM }, shape),
  );

  /** One update. @returns the loss before it */
  async function takeStep(step: number): Promise<number> {
    const rows = [...drawBatch(step, params)];
    const batchX = tf.tensor2d(rows.map((row) => [x[2 * row]!, x[2 * row + 1]!]));
    const batchY = tf.tensor1d(rows.map((row) => y[row]!));
    const { value, grads } = tf.valueAndGrads((...theta: tf.Tensor[]) => meanLoss(theta, batchX, batchY))(variables);
    for (const [i, optimizer] of optimizers.entries()) {
      optimizer.learningRate = rateAt(step, steps);
      optimizer.step(variables[i]!, grads[i]!);
    }
    const loss = (await value.data())[0]!;
    tf.dispose([batchX, batchY, value, grads]);
    return loss;
  }

  return {
    async *run() {
      const all: number[] = [];
      let sent = 0;
      for (let step = 1; step <= steps; step++) {
        await context.turn(batchSize);
        all.push(await takeStep(step));
        // A loss that leaves is what the test looks for, not a fault.
        const isLast = step === steps || isOver(smooth(all));
        if (context.due || isLast) {
          yield { step, losses: Float32Array.from(all.slice(sent)) };
          sent = all.length;
        }
        if (isLast) return;
      }
    },
    dispose() {
      tf.dispose(variables);
      for (const optimizer of optimizers) optimizer.dispose();
    },
  };
});
