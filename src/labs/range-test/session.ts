import * as tf from '../../engine/tf.ts';
import { defineSession } from '../defineSession.ts';
import { makeLine } from './line.ts';
import { BATCH, trainStep, type Line } from './model.ts';
import { rangeTest, type RangeTestSnapshot, type RangeTestTalk } from './protocol.ts';

/** Gradient descent, one step a turn. */
export default defineSession<RangeTestTalk>()(rangeTest, ({ steps, learningRate, seed }, context) => {
  const { x, y } = makeLine(seed);
  // A variable copies its first value, which tidy frees.
  const variable = () => tf.tidy(() => tf.variable(tf.scalar(0)));
  const [slope, offset] = [variable(), variable()];
  const line: Line = { slope, offset, x: tf.tensor1d(x), y: tf.tensor1d(y) };

  async function snapshotOf(step: number, loss: tf.Tensor): Promise<RangeTestSnapshot> {
    const values = await Promise.all([loss, slope, offset].map((tensor) => tensor.data()));
    return { step, loss: values[0]![0]!, slope: values[1]![0]!, offset: values[2]![0]! };
  }

  return {
    async *run() {
      for (let step = 1; step <= steps; step++) {
        await context.turn(BATCH);
        const loss = trainStep(line, learningRate);
        try {
          if (context.due || step === steps) yield await snapshotOf(step, loss);
        } finally {
          loss.dispose();
        }
      }
    },
    dispose: () => tf.dispose(Object.values(line)),
  };
});
