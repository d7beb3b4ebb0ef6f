import '@tensorflow/tfjs-backend-cpu';
import { readFileSync } from 'node:fs';
import * as fullTf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { registerWasmKernels } from '../../../src/engine/kernels/register.ts';
import type { SessionModule } from '../../../src/engine/session.ts';
import * as tf from '../../../src/engine/tf.ts';
import { runJob } from '../../../src/exercises/sandbox/harness.ts';
import type { Answer } from '../../../src/exercises/sandbox/protocol.ts';
import cifar10Session from '../../../src/labs/cifar10/session.ts';
import { cifar10, OWN_TASK as CIFAR10_TASK } from '../../../src/labs/cifar10/protocol.ts';
import digitsSession from '../../../src/labs/digits/session.ts';
import { digits, OWN_TASK as DIGITS_TASK } from '../../../src/labs/digits/protocol.ts';
import { openOwnNetwork } from '../../../src/nn/ownNetwork.ts';
import { MOST_PARAMETERS, type OwnNetworkReport, type OwnNetworkTask } from '../../../src/nn/ownNetworkData.ts';
import { playground, type PlaygroundSnapshot } from '../../../src/labs/playground/protocol.ts';
import playgroundSession from '../../../src/labs/playground/session.ts';
import { nodeImageGlobals } from '../../support/nodeImages.ts';
import { createTestContext } from '../../support/sessions.ts';

const probe = readFileSync(new URL('../../../src/exercises/sandbox/ownNetworkProbe.ts', import.meta.url), 'utf8');

/** What the sandbox finds in a reader's code. */
async function describeCode(code: string, task: OwnNetworkTask): Promise<OwnNetworkReport & { problem?: string }> {
  const answers: Answer[] = [];
  const args = [task.inputShapes, task.outputs, MOST_PARAMETERS];
  const calls = [{ id: 'own', name: 'describeNetwork', isProbe: true, args }];
  await runJob(fullTf, { id: 1, code, probe, backend: 'cpu', calls }, (answer) => answers.push(answer));
  const [answer] = answers;
  if (answer?.kind !== 'result') throw new Error(JSON.stringify(answer));
  return answer.result.value as unknown as OwnNetworkReport;
}

const networkOf = (layers: string) =>
  `export function buildModel(tf) { return tf.sequential({ layers: [${layers}] }); }`;
const DIGITS = `tf.layers.dense({ units: 24, activation: 'relu', inputShape: [784] }), tf.layers.dense({ units: 10, activation: 'softmax' })`;

beforeAll(async () => {
  setWasmPaths(new URL('../../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url).pathname);
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  await tf.setBackend('wasm');
  registerWasmKernels();
  for (const [name, value] of Object.entries(nodeImageGlobals())) vi.stubGlobal(name, value);
});
afterAll(() => vi.unstubAllGlobals());

describe('what the sandbox says of a network', () => {
  test('describes its layers and weights', async () => {
    const report = await describeCode(networkOf(DIGITS), DIGITS_TASK);
    expect(report.parameters).toBe(784 * 24 + 24 + 24 * 10 + 10);
    expect(report.layers.map(({ className, outputShape }) => [className, outputShape])).toEqual([
      ['Dense', [null, 24]],
      ['Dense', [null, 10]],
    ]);
    expect(report.weights.map(({ shape }) => shape)).toEqual([[784, 24], [24], [24, 10], [10]]);
  });

  test.each([
    ['not-a-model', 'export const buildModel = () => 3'],
    ['inputs', networkOf('tf.layers.dense({ units: 10, inputShape: [100] })')],
    ['outputs', networkOf('tf.layers.dense({ units: 9, inputShape: [784] })')],
    ['too-large', networkOf('tf.layers.dense({ units: 4000, inputShape: [784] }), tf.layers.dense({ units: 10 })')],
  ])('says what is wrong: %s', async (problem, code) => {
    expect((await describeCode(code, DIGITS_TASK)).problem).toBe(problem);
  });

  test('gives the same weights for the same code', async () => {
    const [a, b] = [
      await describeCode(networkOf(DIGITS), DIGITS_TASK),
      await describeCode(networkOf(DIGITS), DIGITS_TASK),
    ];
    expect(a.weights).toEqual(b.weights);
  });
});

describe('the network in the engine', () => {
  test('computes what the reader’s does, before its softmax', async () => {
    const own = await openOwnNetwork(await describeCode(networkOf(DIGITS), DIGITS_TASK));
    const x = tf.randomUniform([3, 784], 0, 1, 'float32', 7);
    const [k1, b1, k2, b2] = own.weights as unknown as tf.Tensor2D[];
    const byHand = tf.softmax(tf.add(tf.matMul(tf.relu(tf.add(tf.matMul(x as tf.Tensor2D, k1!), b1!)), k2!), b2!));
    const difference = tf.max(tf.abs(tf.sub(tf.softmax(own.outputs(x, false)), byHand)));
    expect(difference.dataSync()[0]).toBeLessThan(1e-6);
    own.dispose();
  });

  test('says why it cannot build one', async () => {
    await expect(openOwnNetwork({ topology: '{"class_name":"Nothing"}', weights: [] })).rejects.toThrow('own-network');
  });
});

/** The first snapshots of a session until one fits, then its end. */
async function runUntil<S>(
  module: Pick<SessionModule, 'createSession'>,
  params: unknown,
  fits: (snapshot: S) => boolean,
): Promise<S> {
  const before = tf.memory().numTensors;
  const session = module.createSession(params, null, createTestContext());
  try {
    for await (const snapshot of session.run()) if (fits(snapshot as S)) return snapshot as S;
    throw new Error('the session ended before');
  } finally {
    session.dispose();
    expect(tf.memory().numTensors).toBe(before);
  }
}

describe('a lab with a reader’s network', () => {
  test('digits: trains, tests and keeps no tensor', async () => {
    const ownNetwork = await describeCode(networkOf(DIGITS), DIGITS_TASK);
    const params = { ...digits.defaults, images: 2500, epochs: 1, ownNetwork };
    const test = await runUntil<{ phase: string; testAccuracy: number; wrong: { labels: Uint8Array } }>(
      digitsSession,
      params,
      ({ phase }) => phase === 'test',
    );
    expect(test.testAccuracy).toBeGreaterThan(0.7);
    expect(test.wrong.labels.length).toBeGreaterThan(0);
  });

  test('cifar10: a convolution, batch normalisation and dropout learn, with our kernels', async () => {
    const layers = `tf.layers.conv2d({ filters: 8, kernelSize: 3, strides: 2, activation: 'relu', inputShape: [32, 32, 3] }),
      tf.layers.batchNormalization({ momentum: 0.8 }), tf.layers.maxPooling2d({ poolSize: 2 }), tf.layers.flatten(),
      tf.layers.dropout({ rate: 0.2, seed: 1 }), tf.layers.dense({ units: 10 })`;
    const ownNetwork = await describeCode(networkOf(layers), CIFAR10_TASK);
    const params = { ...cifar10.defaults, images: 2500, epochs: 2, batchSize: 64, learningRate: 0.003 };
    const epoch = await runUntil<{ phase: string; epoch: number; trainLoss: number; validationAccuracy: number }>(
      cifar10Session,
      { ...params, ownNetwork },
      ({ phase, epoch }) => phase === 'epoch' && epoch === 2,
    );
    expect(epoch.trainLoss).toBeLessThan(2.2);
    expect(epoch.validationAccuracy).toBeGreaterThan(0.2);
  });

  test('playground: separates the circle', async () => {
    const layers = `tf.layers.dense({ units: 8, activation: 'tanh', inputShape: [2] }), tf.layers.dense({ units: 1, activation: 'tanh' })`;
    const ownNetwork = await describeCode(networkOf(layers), { inputShapes: [[2]], outputs: 1 });
    const params = { ...playground.defaults, learningRate: 0.03, ownNetwork };
    const last = await runUntil<PlaygroundSnapshot>(playgroundSession, params, ({ step }) => step === 120);
    expect(last.measured.at(-1)!.validationAccuracy).toBeGreaterThan(0.9);
    expect(last.surface.every(Number.isFinite)).toBe(true);
  });
});
