import '@tensorflow/tfjs-backend-cpu';
import { readFileSync } from 'node:fs';
import * as fullTf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { FusedAdam } from '../../../src/engine/kernels/adam.ts';
import * as tf from '../../../src/engine/tf.ts';
import names from '../../../src/exercises/tfNames.json' with { type: 'json' };
import { runJob } from '../../../src/exercises/sandbox/harness.ts';
import type { Answer } from '../../../src/exercises/sandbox/protocol.ts';
import { openOwnClassifier } from '../../../src/nn/ownNetwork.ts';
import { PLAIN } from '../../../src/nn/recipe.ts';
import { createMemberOf, RESULT_COUNT, stepAlone, stepTogether } from '../../../src/nn/teamStep.ts';
import { MOST_PARAMETERS, type OwnNetworkProblem, type OwnNetworkReport } from '../../../src/nn/ownNetworkData.ts';
import { createRandom } from '../../../src/math/random.ts';
import { chain, CLASSES, IMAGE, maps, NETWORKS, REFUSED, rows, SAME } from '../../support/ownNetworks.ts';
import { useWasmKernels } from '../../support/wasmKernels.ts';

useWasmKernels();

const probe = readFileSync(new URL('../../../src/exercises/sandbox/ownNetworkProbe.ts', import.meta.url), 'utf8');

/** What the sandbox says of the body of a `buildModel(tf)`. */
async function describeBody(body: string): Promise<OwnNetworkReport & Partial<OwnNetworkProblem>> {
  const answers: Answer[] = [];
  const calls = [{ id: 'own', name: 'describeNetwork', isProbe: true, args: [[IMAGE], CLASSES, MOST_PARAMETERS] }];
  const code = `export function buildModel(tf) { const L = tf.layers; const image = tf.input({ shape: [6, 6, 1] }); ${body} }`;
  await runJob(fullTf, { id: 1, code, probe, backend: 'cpu', calls }, (answer) => answers.push(answer));
  const [answer] = answers;
  if (answer?.kind !== 'result') throw new Error(JSON.stringify(answer));
  return answer.result.value as never;
}

/** No layers that one could make. */
const BASES = ['Layer', 'RNN', 'RNNCell', 'input'];

const random = createRandom(3);
const DATA = {
  images: Uint8Array.from({ length: 12 * 36 }, () => random.uniform() * 255),
  labels: Uint8Array.from({ length: 12 }, (_, i) => i % CLASSES),
};
const ALL = [...Array(12).keys()];
const AS_IT_IS = { recipe: PLAIN, seed: 1, epoch: 1 };

/** Losses of some steps with the whole of the data, on the backend that is current. */
async function train(report: OwnNetworkReport, steps: number, learningRate = 0.02) {
  const classifier = await openOwnClassifier(report, IMAGE, CLASSES);
  const adam = new FusedAdam({ learningRate });
  const losses: number[] = [];
  const trained = { classifier, adam, data: DATA, ...AS_IT_IS };
  for (let i = 0; i < steps; i++) losses.push((await stepAlone(trained, ALL).reading).loss);
  const weights = classifier.weights.map((weight) => weight.dataSync().slice() as Float32Array);
  const statistics = classifier.statistics.map((weight) => weight.dataSync().slice() as Float32Array);
  const names = classifier.names;
  classifier.dispose();
  adam.dispose();
  return { losses, weights, statistics, names };
}

describe('each kind of layer in a reader’s network', () => {
  test('is in the table', () => {
    const kinds = Object.keys(names).flatMap((name) => (name.startsWith('layers.') ? [name.slice(7)] : []));
    expect(
      kinds.filter(
        (kind) =>
          !(kind in NETWORKS) && !(kind in REFUSED) && !((SAME[kind] ?? '') in NETWORKS) && !BASES.includes(kind),
      ),
    ).toEqual([]);
  });

  test.each(Object.entries(NETWORKS))('%s trains', async (kind, body) => {
    await tf.setBackend('cpu');
    const report = await describeBody(body);
    expect(report.problem, report.detail).toBeUndefined();
    const before = tf.memory().numTensors;
    const isRandom = /[dD]ropout|Noise/.test(kind);
    const onCpu = isRandom ? null : await train(report, 3);
    await tf.setBackend('wasm');
    const { losses } = await train(report, 12);
    expect(tf.memory().numTensors).toBe(before);
    expect(losses.every(Number.isFinite), String(losses)).toBe(true);
    if (!isRandom) expect(losses.at(-1)!, String(losses)).toBeLessThan(losses[0]!);
    for (const [i, loss] of (onCpu?.losses ?? []).entries()) expect(losses[i]).toBeCloseTo(loss, 3);
  });
});

test.each(Object.entries(REFUSED))('before training, %s is refused by name', async (_, [body, words]) => {
  await tf.setBackend('cpu');
  const said = await describeBody(body).then(({ problem, detail }) => `${problem}: ${detail}`, String);
  expect(said).toContain(words);
});

describe('what a reader’s network asks of training', () => {
  const dense = (options: string) =>
    chain(`L.flatten()`, `L.dense({ units: 4, kernelInitializer: 'ones', ${options} })`);
  const largest = (values: Float32Array) => Math.max(...values.map(Math.abs));
  const norms = (kernel: Float32Array, units: number) =>
    Array.from({ length: units }, (_, unit) => Math.hypot(...kernel.filter((_, i) => i % units === unit)));

  test.each(['cpu', 'wasm'])('regularisers count, on %s', async (backend) => {
    await tf.setBackend(backend);
    const free = await train(await describeBody(dense('')), 20);
    const held = await train(await describeBody(dense('kernelRegularizer: tf.regularizers.l2({ l2: 100 })')), 20);
    expect(largest(held.weights[0]!)).toBeLessThan(0.8 * largest(free.weights[0]!));
    // The loss that is shown is that of the data, which can be compared with the held-out examples'.
    expect(held.losses[0]).toBeCloseTo(free.losses[0]!, 4);
  });

  test('those of recurrent cells and of wrapped layers count too', async () => {
    await tf.setBackend('wasm');
    const cell = (option: string) => `L.lstm({ units: 3, recurrentInitializer: 'ones', ${option} })`;
    const l1 = 'recurrentRegularizer: tf.regularizers.l1({ l1: 100 })';
    for (const [around, at] of [
      [(layer: string) => rows(layer), 1],
      [(layer: string) => rows(`L.bidirectional({ layer: ${layer} })`), 4],
      [(layer: string) => chain('L.reshape({ targetShape: [2, 3, 6] })', `L.timeDistributed({ layer: ${layer} })`), 1],
    ] as const) {
      const [free, held] = [await describeBody(around(cell(''))), await describeBody(around(cell(l1)))];
      const [a, b] = [await train(free, 10), await train(held, 10)];
      expect(largest(b.weights[at]!)).toBeLessThan(largest(a.weights[at]!) - 0.1);
    }
  });

  test.each([
    ['maxNorm({ maxValue: 0.5, axis: 0 })', (norm: number) => expect(norm).toBeLessThan(0.501)],
    ['unitNorm({ axis: 0 })', (norm: number) => expect(norm).toBeCloseTo(1, 4)],
    ['minMaxNorm({ minValue: 2, maxValue: 3, rate: 1, axis: 0 })', (norm: number) => expect(norm).toBeLessThan(3.001)],
  ])('constraints hold: %s', async (constraint, holds) => {
    await tf.setBackend('wasm');
    const { weights } = await train(await describeBody(dense(`kernelConstraint: tf.constraints.${constraint}`)), 5);
    for (const norm of norms(weights[0]!, 4)) holds(norm);
  });

  test('no weight below 0, where that is the constraint', async () => {
    await tf.setBackend('wasm');
    const body = dense('kernelConstraint: tf.constraints.nonNeg()').replace("'ones'", "'randomNormal'");
    const { weights } = await train(await describeBody(body), 3);
    expect(Math.min(...weights[0]!)).toBe(0);
  });

  test('both in a team as in one worker', async () => {
    await tf.setBackend('wasm');
    const options =
      'kernelRegularizer: tf.regularizers.l2({ l2: 1 }), kernelConstraint: tf.constraints.unitNorm({ axis: 0 })';
    const report = await describeBody(dense(options));
    const make = async () => ({
      classifier: await openOwnClassifier(report, IMAGE, CLASSES),
      adam: new FusedAdam({ learningRate: 0.02 }),
      data: DATA,
      ...AS_IT_IS,
    });
    const [alone, together, other] = [await make(), await make(), await make()];
    const size = alone.classifier.weights.reduce((sum, weight) => sum + weight.size, 0);
    const member = createMemberOf(other.classifier, DATA, AS_IT_IS);
    const weights = new Float32Array(size);
    const team = {
      start: (rows: readonly number[], _epoch: number, write: (to: Float32Array) => void) => (
        write(weights),
        rows.slice(0, 5)
      ),
      finish() {
        const [gradient, results] = [new Float32Array(size), new Float32Array(RESULT_COUNT)];
        member(ALL.slice(5), weights, gradient, results, 1);
        return [{ size: ALL.length - 5, gradient, results }];
      },
    };
    for (let i = 0; i < 3; i++) {
      const [a, b] = [stepAlone(alone, ALL), stepTogether(together, team, ALL)!];
      expect((await b.reading).loss).toBeCloseTo((await a.reading).loss, 4);
    }
    for (const norm of norms(together.classifier.weights[0]!.dataSync() as Float32Array, 4))
      expect(norm).toBeCloseTo(1, 4);
    for (const { classifier, adam } of [alone, together, other]) {
      classifier.dispose();
      adam.dispose();
    }
  });

  test('frozen layers stay as they are', async () => {
    await tf.setBackend('wasm');
    const { weights, statistics } = await train(await describeBody(dense('trainable: false')), 5);
    expect(weights.map(({ length }) => length)).toEqual([12, 3]);
    expect(new Set(statistics[0])).toEqual(new Set([1]));
  });

  test('dropout and noise work in training alone, and batch normalisation learns its statistics there', async () => {
    await tf.setBackend('wasm');
    const body = maps('L.batchNormalization()', 'L.dropout({ rate: 0.5 })', 'L.gaussianNoise({ stddev: 1 })');
    const report = await describeBody(body);
    const { statistics } = await train(report, 3);
    expect(largest(statistics[0]!)).toBeGreaterThan(0);
    const { weights, values } = { weights: report.weights, values: new Float32Array(36).fill(0.5) };
    expect(weights).toHaveLength(8);
    const classifier = await openOwnClassifier(report, IMAGE, CLASSES);
    const outputs = (isTraining: boolean) =>
      tf.tidy(() => Array.from(classifier.logits(tf.tensor(values, [1, 36]), isTraining).dataSync()));
    expect(outputs(false)).toEqual(outputs(false));
    expect(outputs(true)).not.toEqual(outputs(true));
    classifier.dispose();
  });
});
