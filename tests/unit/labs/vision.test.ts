import { readFileSync } from 'node:fs';
import { beforeAll, expect, test, vi } from 'vitest';
import * as tf from '../../../src/engine/tf.ts';
import { readWeights } from '../../../src/files/readWeights.ts';
import type { Look, TestSnapshot, VisionSnapshot } from '../../../src/labs/vision/protocol.ts';
import { vision } from '../../../src/labs/vision/protocol.ts';
import { lookInto } from '../../../src/labs/vision/look.ts';
import session from '../../../src/labs/vision/session.ts';
import { createRandom } from '../../../src/math/random.ts';
import { forward } from '../../../src/nn/articleCnn.ts';
import { IMAGE_BYTES, PARAMETERS } from '../../../src/nn/articleNetwork.ts';
import { convolveMaps, poolAt, sumAt } from '../../../src/nn/oneSum.ts';
import { receptiveField } from '../../../src/nn/receptiveField.ts';
import { nodeImageGlobals } from '../../support/nodeImages.ts';
import { collect, createTestContext } from '../../support/sessions.ts';
import { useWasmKernels } from '../../support/wasmKernels.ts';

useWasmKernels();
beforeAll(() => {
  for (const [name, value] of Object.entries(nodeImageGlobals())) vi.stubGlobal(name, value);
});

const manifest = JSON.parse(readFileSync('public/models/cifar10-cnn/manifest.json', 'utf8')) as {
  sha256: string;
  parameters: number;
  testAccuracyPercent: number;
  confusion: number[][];
};
const checkpoint = () =>
  readWeights(readFileSync('public/models/cifar10-cnn/weights.safetensors'), 'weights.safetensors', PARAMETERS);

/** Runs a function with the checkpoint's tensors, and frees them. */
async function withWeights<T>(use: (weights: tf.Tensor[]) => Promise<T>): Promise<T> {
  const weights = checkpoint().map((values, i) => tf.tensor(values, [...PARAMETERS[i]!.shape]));
  return use(weights).finally(() => tf.dispose(weights));
}

const randomPicture = (seed: number) => {
  const random = createRandom(seed);
  return Uint8Array.from({ length: IMAGE_BYTES }, () => Math.floor(256 * random.uniform()));
};

test('the checkpoint gets right what its manifest says, within what 2,500 of 10,000 images can differ', async () => {
  const run = session.createSession(vision.defaults, null, createTestContext());
  const snapshots = await collect<VisionSnapshot>(run);
  const { accuracy, labels, predicted, pictures } = snapshots.at(-1) as TestSnapshot;
  expect(accuracy).toBeGreaterThan(0.75); // the baseline, any one class, gets 0.1
  expect(100 * accuracy).toBeNear(manifest.testAccuracyPercent, 2.5);
  expect([pictures.length, labels.length]).toEqual([32 * IMAGE_BYTES, 32]);
  expect(Array.from(labels.slice(16), (label, i) => label === predicted[16 + i])).not.toContain(true);
  const look = (await run.answer!('look', { picture: pictures.slice(0, IMAGE_BYTES), chosen: null })) as Look;
  expect(look.chosen).toBe(predicted[0]);
  await expect(run.answer!('look', { picture: new Uint8Array(5), chosen: null })).rejects.toThrow(
    'a picture of 5 bytes',
  );
  run.dispose();
});

test('one epoch in the page lifts random weights above the baseline', async () => {
  const run = session.createSession({ ...vision.defaults, weights: 'random', epochs: 1 }, null, createTestContext());
  const { accuracy } = (await collect<VisionSnapshot>(run)).at(-1) as TestSnapshot;
  run.dispose();
  expect(accuracy).toBeGreaterThan(0.15); // 0.1 before it
});

test('every number of every layer is the sum of products, or the largest of four, that the page writes out', () =>
  withWeights(async (weights) => {
    const picture = randomPicture(3);
    const { layers } = await lookInto(weights, picture, null);
    const values = checkpoint();
    const input = { height: 32, width: 32, channels: 3, values: Float32Array.from(picture, (byte) => byte / 255) };
    const [conv1, pool1, conv2, pool2, conv3, dense1, logits] = layers as [Look['layers'][0], ...Look['layers']];
    const parts = [
      [input, conv1, 0],
      [pool1, conv2, 2],
      [pool2, conv3, 4],
      [conv3, dense1, 6],
      [dense1, logits, 8],
    ] as const;
    for (const [below, layer, at] of parts) {
      const place = { map: layer!.channels - 2, y: layer!.height - 1, x: Math.floor(layer!.width / 2) };
      const { z, byChannel, sum } = sumAt(below!, values[at]!, values[at + 1]!, place);
      const value = layer!.values[(place.y * layer!.width + place.x) * layer!.channels + place.map]!;
      expect(at === 8 ? z : Math.max(0, z)).toBeNear(value, 1e-4);
      expect(byChannel.reduce((total, part) => total + part, 0)).toBeNear(sum, 1e-4);
    }
    const place = { map: 7, y: 3, x: 4 };
    expect(Math.max(...poolAt(conv1, place))).toBe(pool1!.values[(3 * 15 + 4) * 32 + 7]);
    const own = convolveMaps(input, values[0]!, values[1]!);
    expect(Math.max(...own.values.map((value, i) => Math.abs(value - conv1.values[i]!)))).toBeLessThan(1e-5);
  }));

test('saliency is the gradient of the class score: central differences agree', () =>
  withWeights(async (weights) => {
    const picture = randomPicture(4);
    const chosen = 6;
    const { saliency, layers } = await lookInto(weights, picture, chosen);
    const scoreOf = (values: Float32Array) =>
      tf.tidy(() => forward(tf.tensor4d(values, [1, 32, 32, 3]), weights).dataSync()[chosen]!);
    const x = Float32Array.from(picture, (byte) => byte / 255);
    expect(scoreOf(x)).toBeNear(layers.at(-1)!.values[chosen]!, 1e-4);
    const h = 1e-3;
    for (const at of [500, 1501, 1702]) {
      const moved = (by: number) => scoreOf(x.map((value, i) => (i === at ? value + by : value)));
      expect((moved(h) - moved(-h)) / (2 * h)).toBeNear(saliency[at]!, 0.01);
    }
    // What the pools leave over at the edge, no number of the last layers depends on: 30 of 32 rows and columns count.
    const { side } = receptiveField([3, 2, 3, 2, 3, 4].map((k) => ({ side: k, stride: k === 2 ? 2 : 1 })));
    expect(side).toBe(30);
    const rowSize = (row: number) =>
      saliency.slice(row * 96, (row + 1) * 96).reduce((sum, it) => sum + Math.abs(it), 0);
    expect([rowSize(29) > 0, rowSize(30), rowSize(31)]).toEqual([true, 0, 0]);
  }));
