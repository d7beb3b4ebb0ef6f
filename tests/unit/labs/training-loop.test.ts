import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, test } from 'vitest';
import type { SessionContext } from '../../../src/engine/session.ts';
import * as tf from '../../../src/engine/tf.ts';
import { createWeights, trainStep } from '../../../src/labs/training-loop/model.ts';
import {
  ACTIVATIONS,
  PARTS,
  trainingLoop,
  type LoopState,
  type TrainingLoopParams,
  type TrainingLoopSnapshot,
} from '../../../src/labs/training-loop/protocol.ts';
import { predictLosses } from '../../../src/labs/training-loop/predict.ts';
import training from '../../../src/labs/training-loop/session.ts';

beforeAll(() => tf.setBackend('cpu'));

const context = {
  due: true,
  keep: () => undefined,
  turn: () => Promise.resolve(),
  signal: new AbortController().signal,
} as unknown as SessionContext;

/** The first states of a run, and how many tensors it left behind. */
async function run(
  change: Partial<TrainingLoopParams>,
  count: number,
): Promise<{ states: LoopState[]; leaked: number }> {
  const before = tf.memory().numTensors;
  const session = training.createSession({ ...trainingLoop.defaults, ...change }, null, context);
  const states: LoopState[] = [];
  for await (const snapshot of session.run()) {
    states.push(...(snapshot as TrainingLoopSnapshot).states);
    if (states.length > count) break;
  }
  session.dispose();
  return { states, leaked: tf.memory().numTensors - before };
}

/** The loss of the network 2-2-1 as ordinary arithmetic, independent of the lab's code. */
function lossOf(p: TrainingLoopParams): number {
  const bend = { sigmoid: (z: number) => 1 / (1 + Math.exp(-z)), tanh: Math.tanh, relu: (z: number) => Math.max(0, z) }[
    p.activation
  ]!;
  const first = bend(p.w11 * p.x1 + p.w12 * p.x2 + p.b1);
  const second = bend(p.w21 * p.x1 + p.w22 * p.x2 + p.b2);
  return 0.5 * (p.v1 * first + p.v2 * second + p.c - p.y) ** 2;
}

describe('training-loop', () => {
  test('one step by hand', async () => {
    const { states } = await run({}, PARTS.length);
    const [start, hidden, output, loss, backOutput, backHidden, update] = states;
    expect(states.slice(0, 7).map(({ part }) => part)).toEqual([null, ...PARTS]);
    expect(start!.parameters.W1).toEqual([0.1, 0.2, 0.3, -0.1].map(Math.fround));
    expect(hidden!.z1![0]).toBeCloseTo(0.55, 6);
    expect(hidden!.z1![1]).toBeCloseTo(0.05, 6);
    const [a1, a2] = [1 / (1 + Math.exp(-0.55)), 1 / (1 + Math.exp(-0.05))];
    expect(hidden!.a1![0]).toBeCloseTo(a1, 6);
    const prediction = 0.3 * a1 - 0.2 * a2 + 0.1;
    expect(output!.prediction).toBeCloseTo(prediction, 6);
    expect(loss!.loss).toBeCloseTo((prediction - 1) ** 2 / 2, 6);
    expect(backOutput!.dPrediction).toBeCloseTo(prediction - 1, 6);
    expect(backOutput!.gradients!.w2![0]).toBeCloseTo((prediction - 1) * a1, 6);
    expect(backHidden!.dz1![1]).toBeCloseTo((prediction - 1) * -0.2 * a2 * (1 - a2), 6);
    expect(update!.parameters.b2).toBeCloseTo(0.1 - 0.5 * (prediction - 1), 6);
    expect(update!.before).toEqual(start!.parameters);
    // Only the update changes parameters.
    for (const state of states.slice(1, 6)) expect(state.parameters).toEqual(start!.parameters);
  });

  test.each(ACTIVATIONS)('%s: every gradient agrees with a central difference', async (activation) => {
    const params = { ...trainingLoop.defaults, activation };
    const { states } = await run({ activation }, 5);
    const { W1, b1, w2, b2 } = states[5]!.gradients as Required<NonNullable<LoopState['gradients']>>;
    const got = { w11: W1[0], w12: W1[1], w21: W1[2], w22: W1[3], b1: b1[0], b2: b1[1], v1: w2[0], v2: w2[1], c: b2 };
    for (const [name, value] of Object.entries(got) as [keyof TrainingLoopParams, number][]) {
      const at = (h: number) => lossOf({ ...params, [name]: (params[name] as number) + h });
      expect(value, name).toBeCloseTo((at(1e-5) - at(-1e-5)) / 2e-5, 5);
    }
  });

  test('the parts are the training step that the page prints', async () => {
    const { states } = await run({}, 3 * PARTS.length);
    const weights = createWeights(trainingLoop.defaults);
    const x = tf.tensor2d([1, 2], [2, 1]);
    for (let step = 0; step < 3; step++) trainStep(weights, x, 1, 0.5, 'sigmoid').dispose();
    [...weights.W1.dataSync()].forEach((value, i) => expect(value).toBeCloseTo(states[18]!.parameters.W1[i]!, 6));
    tf.dispose([x, ...Object.values<tf.Variable>({ ...weights })]);
  });

  /** The loss of every step. */
  const lossesOf = async (change: Partial<TrainingLoopParams>, steps: number) =>
    (await run(change, steps * PARTS.length)).states.filter(({ part }) => part === 'loss').map(({ loss }) => loss!);

  test('learning rates as the page tells them', async () => {
    const good = await lossesOf({}, 3);
    expect(good.map((loss) => loss.toFixed(4)).slice(0, 3)).toEqual(['0.3299', '0.0066', '0.0001']);
    const small = await lossesOf({ learningRate: 0.01 }, 2);
    expect((small[0]! - small[1]!).toFixed(4)).toBe('0.0112');
    const large = await lossesOf({ learningRate: 1.2 }, 5);
    expect(large[1]).toBeGreaterThan(large[0]!);
    expect(large[2]).toBeGreaterThan(large[1]!);
    expect(large[3]).toBeLessThan(large[0]!);
    const huge = await lossesOf({ learningRate: 3 }, 10);
    expect(huge[9]! / huge[8]!).toBeCloseTo(4, 3);
  });

  test.each([
    {},
    { activation: 'tanh', x1: -1.5, learningRate: 0.2 },
    { activation: 'relu', y: -2, learningRate: 0.05 },
    { learningRate: 3 },
  ] as const)('the losses that the page predicts are those of the device: %j', async (change) => {
    const computed = await lossesOf(change, 8);
    const predicted = predictLosses({ ...trainingLoop.defaults, ...change }, 8);
    for (const [step, loss] of computed.entries()) {
      expect(predicted[step]!, `step ${step + 1}`).toBeNear(loss, 1e-4 * loss + 1e-7);
    }
  });

  test('a prediction ends where the numbers leave the range of 32-bit floats', () => {
    const predicted = predictLosses({ ...trainingLoop.defaults, learningRate: 10 }, 200);
    expect(predicted.length).toBeLessThan(200);
    expect(predicted.every((loss) => loss < 3.5e38)).toBe(true);
  });

  test('twins stay twins, a sleeping ReLU gets no gradient', async () => {
    const twins = await run({ w21: 0.1, w22: 0.2, b2: 0.05, v2: 0.3 }, 4 * PARTS.length);
    const { W1, b1, w2 } = twins.states[24]!.parameters;
    expect([W1[0], W1[1], b1[0], w2[0]]).toEqual([W1[2], W1[3], b1[1], w2[1]]);
    expect(W1[0]).not.toBeCloseTo(0.1, 3);
    const { gradients } = (await run({ activation: 'relu', b1: -3 }, 5)).states[5]!;
    expect(
      [...gradients!.W1!.slice(0, 2), gradients!.b1![0], gradients!.w2![0]].map((value) => Math.abs(value!)),
    ).toEqual([0, 0, 0, 0]);
  });

  test('a link leads to its position with the whole history', async () => {
    const { states } = await run({ position: 20 }, 1);
    expect(states).toHaveLength(21);
    expect(states.at(-1)).toEqual((await run({}, 20)).states[20]);
  });

  test('keeps no tensor', async () => {
    expect((await run({}, 14)).leaked).toBe(0);
  });

  test('numbers that leave the range are a fault', async () => {
    await expect(run({ learningRate: 10 }, 200 * PARTS.length)).rejects.toThrow('not-finite');
  });
});
