import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { registerWasmKernels } from '../../../src/engine/kernels/register.ts';
import * as tf from '../../../src/engine/tf.ts';
import {
  DRAWING_SIZE,
  drawStroke,
  measureInk,
  normaliseDigit,
  shrink,
  type Ink,
} from '../../../src/labs/digits/drawing.ts';
import { forward, NETWORK } from '../../../src/labs/digits/model.ts';
import { PARAMETER_COUNT, PARAMETERS } from '../../../src/labs/digits/network.ts';
import {
  digits,
  type DigitsParams,
  type DigitsSnapshot,
  type Recognition,
  type TestSnapshot,
} from '../../../src/labs/digits/protocol.ts';
import digitsSession from '../../../src/labs/digits/session.ts';
import { pickWrong } from '../../../src/labs/digits/wrong.ts';
import { createClassifier, predict, trainStep } from '../../../src/nn/classifier.ts';
import { initialWeights as draw } from '../../../src/nn/initialise.ts';
import { sparseCrossEntropy } from '../../../src/nn/losses.ts';
import { nodeImageGlobals } from '../../support/nodeImages.ts';
import { collect, createTestContext } from '../../support/sessions.ts';

beforeAll(() => tf.setBackend('cpu'));
afterEach(() => vi.unstubAllGlobals());

const initialWeights = (seed: number) => draw(PARAMETERS, seed);
const makeNetwork = () => createClassifier(NETWORK, initialWeights(1));

describe('the network 784-64-10', () => {
  test('has 50,890 parameters', () => {
    expect(PARAMETER_COUNT).toBe(50_890);
    expect(784 * 64 + 64 + 64 * 10 + 10).toBe(50_890);
  });

  test('draws its weights from the seed, within Glorot’s bound', () => {
    expect(initialWeights(3)).toEqual(initialWeights(3));
    const bound = Math.sqrt(6 / (784 + 64));
    const largest = Math.max(...initialWeights(3)[0]!.map(Math.abs));
    expect(largest).toBeLessThanOrEqual(bound);
    expect(largest).toBeGreaterThan(0.99 * bound);
  });

  test('has the integer-label loss of one-hot labels, ln 10 for equal logits', () => {
    const labels = tf.tensor1d([3, 7], 'int32');
    expect(sparseCrossEntropy(tf.zeros([2, 10]), labels).dataSync()[0]).toBeCloseTo(Math.log(10), 6);
    const logits = tf.randomNormal([2, 10], 0, 1, 'float32', 5) as tf.Tensor2D;
    const oneHot = tf.losses.softmaxCrossEntropy(tf.oneHot(labels, 10), logits).dataSync()[0]!;
    expect(sparseCrossEntropy(logits, labels).dataSync()[0]).toBeCloseTo(oneHot, 5);
  });

  test('learns a batch it sees again, and keeps no tensor', () => {
    const network = makeNetwork();
    const { weights } = network;
    const x = tf.randomUniform([8, 784], 0, 1, 'float32', 1) as tf.Tensor2D;
    const y = tf.tensor1d([0, 1, 2, 3, 4, 5, 6, 7], 'int32');
    expect(forward(x, weights).shape).toEqual([8, 10]);
    const before = tf.memory().numTensors;
    const losses = Array.from({ length: 5 }, () => {
      const { loss, accuracy } = trainStep(network, x, y, (gradients) => {
        for (const [i, weight] of weights.entries()) weight.assign(tf.sub(weight, tf.mul(gradients[i]!, 0.01)));
      });
      const value = loss.dataSync()[0]!;
      tf.dispose([loss, accuracy]);
      return value;
    });
    expect(tf.memory().numTensors).toBe(before);
    for (let i = 1; i < losses.length; i++) expect(losses[i]).toBeLessThan(losses[i - 1]!);
    tf.dispose([...weights, x, y]);
  });

  test('answers with probabilities of sum 1', async () => {
    const network = makeNetwork();
    const p = await predict(network, () => tf.fill([2, 784], 0.5));
    expect(p).toHaveLength(20);
    expect(p.subarray(0, 10).reduce((a, b) => a + b)).toBeCloseTo(1, 5);
    network.dispose();
  });
});

describe('a drawing', () => {
  const blank = (): Ink => new Float32Array(DRAWING_SIZE * DRAWING_SIZE);

  test('has a box and a centre of mass worked out by hand', () => {
    const ink = new Float32Array(25);
    ink[6] = 1; // (1, 1)
    ink[13] = 3; // (3, 2)
    expect(measureInk(ink, 5)).toEqual({ box: { left: 1, top: 1, width: 3, height: 2 }, centre: { x: 2.5, y: 1.75 } });
    expect(measureInk(new Float32Array(25), 5)).toBeNull();
  });

  test.each([
    ['a small stroke in a corner', [8, 8], [10, 30]],
    ['a long stroke', [20, 100], [90, 10]],
    ['a dot at the edge', [111, 111], [111, 111]],
  ] as const)('%s becomes 20 pixels long, with its centre of mass at (14, 14)', (_, from, to) => {
    const ink = blank();
    drawStroke(ink, from, to);
    const { box, centre } = measureInk(normaliseDigit(ink, DRAWING_SIZE), 28)!;
    expect(Math.max(box.width, box.height)).toBe(20);
    expect(centre.x).toBeNear(14, 0.5 + 1e-6);
    expect(centre.y).toBeNear(14, 0.5 + 1e-6);
  });

  test('is the same wherever on the pad it stands', () => {
    const [a, b] = [blank(), blank()];
    drawStroke(a, [20, 20], [30, 60]);
    drawStroke(b, [60, 40], [70, 80]);
    expect(normaliseDigit(a, DRAWING_SIZE)).toEqual(normaliseDigit(b, DRAWING_SIZE));
    expect(shrink(a)).not.toEqual(shrink(b));
  });

  test('without ink is black', () => {
    expect(normaliseDigit(blank(), DRAWING_SIZE).every((value) => value === 0)).toBe(true);
  });
});

describe('a run of the lab', () => {
  beforeAll(async () => {
    setWasmPaths(new URL('../../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url).pathname);
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    await tf.setBackend('wasm');
    registerWasmKernels();
  });
  const params: DigitsParams = { ...digits.defaults, images: 2500, epochs: 1, batchSize: 128 };

  test('trains on real digits, tests once, recognises a drawing and frees its tensors', async () => {
    for (const [name, value] of Object.entries(nodeImageGlobals())) vi.stubGlobal(name, value);
    const use = async () => {
      const session = digitsSession.createSession(params, null, createTestContext());
      const snapshots = await collect<DigitsSnapshot>(session);
      const steps = snapshots.filter(({ phase }) => phase === 'train');
      expect(steps).toHaveLength(Math.ceil(2250 / 128));
      const end = snapshots.at(-1) as TestSnapshot;
      expect(end.testAccuracy).toBeGreaterThan(0.6);
      expect(end.confusion.reduce((a, b) => a + b)).toBe(10_000);
      const right = end.confusion.filter((_, i) => i % 11 === 0).reduce((a, b) => a + b);
      expect(right / 10_000).toBeCloseTo(end.testAccuracy, 6);
      const ink = new Float32Array(DRAWING_SIZE * DRAWING_SIZE);
      drawStroke(ink, [56, 15], [56, 95]);
      const { probabilities } = (await session.answer!('recognise', { ink, input: 'centred' })) as Recognition;
      expect(probabilities.indexOf(Math.max(...probabilities))).toBe(1);
      session.dispose();
    };
    await expect(use).toKeepTensors();
  }, 30_000);

  test('refuses settings out of range by name', () => {
    const start = (change: object) => digitsSession.createSession({ ...params, ...change }, null, createTestContext());
    expect(() => start({ batchSize: 1e308 })).toThrow(/batchSize/);
    expect(() => start({ input: 'other' })).toThrow(/input/);
  });
});

test('wrong answers come the surest first, at most 12 of a pair', () => {
  const n = 20;
  const probabilities = new Float32Array(n * 10).fill(0.01);
  for (let i = 0; i < n; i++) probabilities[i * 10 + 4] = 0.5 + i / 100; // all answered 4
  const labels = new Uint8Array(n).fill(9);
  labels[19] = 4;
  const wrong = pickWrong({ images: new Uint8Array(n * 784), labels }, probabilities);
  expect(wrong.labels).toHaveLength(12);
  expect([...wrong.predicted]).toEqual(Array.from({ length: 12 }, () => 4));
  expect(wrong.certainty[0]).toBeCloseTo(0.68, 5);
});
