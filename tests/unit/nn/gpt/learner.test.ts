import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { splitRows } from '../../../../src/engine/team.ts';
import * as tf from '../../../../src/engine/tf.ts';
import { countParameters } from '../../../../src/math/shapes.ts';
import { Fit } from '../../../../src/nn/fit.ts';
import { ArenaTrainer } from '../../../../src/nn/gpt/arenaTrainer.ts';
import { textWindows } from '../../../../src/nn/gpt/data.ts';
import { GROUPS } from '../../../../src/nn/gpt/gradientMaker.ts';
import { createGptMember, GptTeam, shareBatch, type TeamOfGradients } from '../../../../src/nn/gpt/gptTeam.ts';
import { initialGptWeights } from '../../../../src/nn/gpt/initialise.ts';
import { GptLearner, type GptPlan } from '../../../../src/nn/gpt/learner.ts';
import { gptParameters, type GptSize } from '../../../../src/nn/gpt/size.ts';
import { TensorTrainer } from '../../../../src/nn/gpt/tensorTrainer.ts';
import type { FitState } from '../../../../src/nn/learner.ts';
import type { Score } from '../../../../src/nn/metrics.ts';

const SIZE: GptSize = { vocabulary: 11, context: 12, layers: 2, heads: 2, width: 16 };
const PLAN: GptPlan = { learningRate: 0.01, seed: 3, totalSteps: 40, weightDecay: 0.1, schedule: 'cosine' };
const tokens = Array.from({ length: 400 }, (_, i) => (i * i + (i % 3)) % 11);
const noTurn = () => Promise.resolve();

beforeAll(async () => {
  setWasmPaths(new URL('../../../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url).pathname);
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  await tf.setBackend('wasm');
});
beforeEach(() => tf.setBackend('wasm'));

function learnerOf(plan: Partial<GptPlan> = {}) {
  const learner = new GptLearner(SIZE, { ...PLAN, ...plan });
  learner.study(textWindows(tokens, SIZE.context));
  return learner;
}

/** Some steps' losses. */
async function losses(learner: GptLearner, steps: number): Promise<number[]> {
  const result: number[] = [];
  for (let s = 0; s < steps; s++) {
    const rows = Array.from({ length: 5 }, (_, i) => (5 * s + i) % 32);
    result.push((await learner.step(rows).reading).loss);
  }
  return result;
}

describe('training a small Transformer', () => {
  test('gives the same numbers in our kernels and in TensorFlow.js', async () => {
    const own = learnerOf();
    const ours = await losses(own, 6);
    await tf.setBackend('cpu');
    const other = learnerOf();
    const theirs = await losses(other, 6);
    for (const [i, loss] of ours.entries()) expect(loss).toBeNear(theirs[i]!, 2e-5);
    const rows = [1, 2, 30, 31];
    const [a, b] = [await own.evaluate(rows, noTurn), await other.evaluate(rows, noTurn)];
    expect(a.loss).toBeNear(b.loss, 1e-4);
    expect(a.accuracy).toBeNear(b.accuracy, 1e-6);
    const seen = (await other.view()).loss(...wholeOf(rows));
    expect(seen.loss).toBeNear(a.loss, 1e-4);
    other.dispose();
  });

  test('in TensorFlow.js keeps no tensor but its own', async () => {
    await tf.setBackend('cpu');
    const work = async () => {
      const learner = learnerOf();
      await losses(learner, 2);
      await learner.evaluate([1, 2], noTurn);
      learner.restore({ ...(await learner.state()), step: 2 });
      await losses(learner, 1);
      learner.dispose();
    };
    await expect(work).toKeepTensors();
  });

  test('lowers the loss, and follows the seed alone', async () => {
    const first = await losses(learnerOf(), 40);
    expect(first[39]).toBeLessThan(first[0]! - 0.5);
    expect(await losses(learnerOf(), 40)).toEqual(first);
    expect((await losses(learnerOf({ seed: 4 }), 1))[0]).not.toBe(first[0]);
  });

  test('goes on from a state as if it had never stopped', async () => {
    const learner = learnerOf();
    await losses(learner, 7);
    const state = { ...(await learner.state()), step: 7 };
    const expected = await losses(learner, 5);
    const resumed = learnerOf({ seed: 9 });
    resumed.restore(state);
    expect(await losses(resumed, 5)).toEqual(expected);
    expect(() => resumed.restore({ ...state, weights: state.weights.slice(1) })).toThrow();
  });

  test('refuses tokens that are not of the vocabulary, and sizes that cannot be', () => {
    const learner = learnerOf();
    learner.study(textWindows(Array<number>(40).fill(11), SIZE.context));
    expect(() => learner.step([0])).toThrow('tokens below 11');
    expect(() => new GptLearner({ ...SIZE, width: 20 }, PLAN)).toThrow('width');
    expect(() => new GptLearner(SIZE, { ...PLAN, weights: [] })).toThrow('do not fit');
  });
});

/** Inputs and targets of whole examples. */
function wholeOf(rows: readonly number[]): [Int32Array, Int32Array] {
  const data = textWindows(tokens, SIZE.context);
  const [inputs, targets] = [new Int32Array(12 * rows.length), new Int32Array(12 * rows.length)];
  for (const [i, row] of rows.entries()) data.read(row, inputs.subarray(12 * i), targets.subarray(12 * i));
  return [inputs, targets];
}

describe('the training loop of the book', () => {
  const plan = { examples: 32, epochs: 2, batchSize: 4, learningRate: 0.01, validationSplit: 0.25, seed: 1 };
  const context = { due: true, paused: false, turn: noTurn, recover: noTurn };

  test('trains it, keeps it and goes on after another visit with the same numbers', async () => {
    const states: FitState<Score>[] = [];
    const run = async (kept: FitState<Score> | null) => {
      const learner = learnerOf();
      const fit = new Fit<Score>(learner, plan, context, { kept, keep: (s) => states.push(s), lowestRate: 1e-6 });
      const held: number[] = [];
      for await (const snapshot of fit.run()) if (snapshot.phase === 'epoch') held.push(snapshot.held!.loss);
      return { held, state: await fit.state() };
    };
    const whole = await run(null);
    expect(whole.held).toHaveLength(2);
    const resumed = await run(states[0]!);
    expect(resumed.held).toEqual(whole.held.slice(1));
    expect(resumed.state.weights).toEqual(whole.state.weights);
  });

  test('finds the way back from NaN', async () => {
    const learner = learnerOf({ learningRate: 1e20, schedule: 'constant' });
    const faults: string[] = [];
    const recover = (fault: { code: string }) => Promise.resolve(void faults.push(fault.code));
    const options = { kept: null, keep: () => undefined, lowestRate: 1e-3 };
    const fit = new Fit<Score>(learner, plan, { ...context, recover }, options);
    for await (const { phase } of fit.run()) if (phase === 'epoch') break;
    expect(faults.length).toBeGreaterThan(5);
    expect(new Set(faults)).toEqual(new Set(['not-finite']));
    expect(learner.learningRate).toBeLessThan(1e6);
    expect((await learner.state()).weights.every((array) => array.every(Number.isFinite))).toBe(true);
  });
});

/** A team whose members compute at once, in this thread. */
function fakeTeam(threads: number, shared: ReturnType<typeof shareBatch>, dies: boolean): TeamOfGradients {
  const parameters = countParameters(gptParameters(SIZE));
  const members = Array.from({ length: threads - 1 }, () => createGptMember(shared));
  const weights = new Float32Array(parameters);
  let parts: number[][] = [];
  return {
    threads,
    start(rows, _epoch, writeWeights) {
      const [own, ...others] = splitRows(rows, threads);
      parts = others;
      writeWeights(weights);
      return own!;
    },
    finish() {
      if (dies) return null;
      return parts.map((part, i) => {
        const [gradient, results] = [new Float32Array(GROUPS * parameters), new Float32Array(3 * GROUPS)];
        const member = members[i] as Exclude<Awaited<(typeof members)[number]>, Promise<unknown>>;
        member(part, weights, gradient, results, 1);
        return { size: part.length, gradient, results };
      });
    },
    close: () => undefined,
  };
}

describe('several threads', () => {
  /** Losses and last weights of some steps with so many threads. */
  function train(threads: number, sequences: number, dies = false) {
    const told: number[] = [];
    const trainer = new ArenaTrainer(SIZE, initialGptWeights(SIZE, 1), (n) => told.push(n));
    const shared = shareBatch(SIZE, sequences);
    if (threads > 1) trainer.join(new GptTeam(fakeTeam(threads, shared, dies), shared));
    const [inputs, targets] = wholeOf(Array.from({ length: sequences }, (_, i) => i));
    targets[5] = -1;
    const steps = Array.from({ length: 4 }, () =>
      trainer.step({ inputs, targets }, { learningRate: 0.01, weightDecay: 0 }),
    );
    return { steps: Promise.all(steps.map(({ reading }) => reading)), weights: trainer.weights(), told };
  }

  test.each([7, 27])('come to the very numbers of one, %i sequences', async (sequences) => {
    const alone = train(1, sequences);
    for (const threads of [2, 3, 4]) {
      const together = train(threads, sequences);
      expect(await together.steps).toEqual(await alone.steps);
      expect(await together.weights).toEqual(await alone.weights);
      expect(together.told).toEqual([threads]);
    }
  });

  test('are done without when one dies', async () => {
    const [alone, dying] = [train(1, 6), train(3, 6, true)];
    expect(await dying.steps).toEqual(await alone.steps);
    expect(await dying.weights).toEqual(await alone.weights);
    expect(dying.told).toEqual([3, 1]);
  });
});

test('a trainer of TensorFlow.js and one of ours take up each other’s states', async () => {
  const ours = new ArenaTrainer(SIZE, initialGptWeights(SIZE, 1), () => undefined);
  const [inputs, targets] = wholeOf([0, 1, 2]);
  const plan = { learningRate: 0.01, weightDecay: 0 };
  ours.step({ inputs, targets }, plan);
  const state = await ours.state();
  await tf.setBackend('cpu');
  const other = new TensorTrainer(SIZE, initialGptWeights(SIZE, 2));
  other.restore(state, 1);
  const [a, b] = [ours.step({ inputs, targets }, plan), other.step({ inputs, targets }, plan)];
  expect((await a.reading).loss).toBeNear((await b.reading).loss, 1e-5);
  const [weights, same] = [await ours.weights(), await other.weights()];
  for (const [i, array] of weights.entries()) {
    for (const [k, value] of array.entries()) expect(value).toBeNear(same[i]![k]!, 2e-4);
  }
  other.dispose();
});
