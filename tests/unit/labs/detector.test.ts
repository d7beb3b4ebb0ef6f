import { describe, expect, test } from 'vitest';
import * as tf from '../../../src/engine/tf.ts';
import { iouOf, lossOf, PARAMETERS, truthOf } from '../../../src/labs/detector/model.ts';
import {
  detector,
  IMAGE,
  SHAPES,
  type DetectorTalk,
  type Found,
  type TestSnapshot,
} from '../../../src/labs/detector/protocol.ts';
import { makeScenes, renderScene } from '../../../src/labs/detector/scenes.ts';
import session from '../../../src/labs/detector/session.ts';
import { averageBox, overlap, type Box } from '../../../src/math/iou.ts';
import { countParameters } from '../../../src/math/shapes.ts';
import { initialWeights } from '../../../src/nn/initialise.ts';
import { collect, createTestContext } from '../../support/sessions.ts';
import { useWasmKernels } from '../../support/wasmKernels.ts';

useWasmKernels();

/** Runs the lab to its end. */
async function run(settings: Partial<typeof detector.defaults>) {
  const opened = session.createSession({ ...detector.defaults, ...settings }, null, createTestContext());
  const snapshots = await collect<DetectorTalk['snapshot']>(opened);
  return { opened, result: snapshots.at(-1) as TestSnapshot };
}

describe('intersection over union', () => {
  const box = (cx: number, cy: number, w: number, h: number): Box => ({ cx, cy, w, h });

  test.each([
    ['the same', box(0.5, 0.5, 0.4, 0.2), box(0.5, 0.5, 0.4, 0.2), 1],
    ['apart', box(0.2, 0.2, 0.2, 0.2), box(0.8, 0.2, 0.2, 0.2), 0],
    ['half shifted', box(0.4, 0.5, 0.4, 0.4), box(0.6, 0.5, 0.4, 0.4), 1 / 3],
    ['one in the other', box(0.5, 0.5, 0.2, 0.2), box(0.5, 0.5, 0.4, 0.4), 1 / 4],
    ['of no size', box(0.5, 0.5, 0, 0), box(0.5, 0.5, 0, 0), 0],
  ])('of boxes that are %s', (_, a, b, iou) => {
    expect(overlap(a, b).iou).toBeNear(iou, 1e-12);
    expect(overlap(b, a).iou).toBe(overlap(a, b).iou);
  });

  test('as tensors it is the same', () => {
    const { scenes } = makeScenes(50, 'no', 3, 1);
    const boxes = scenes.map((scene) => scene.box);
    const others = [...boxes.slice(1), boxes[0]!];
    const asTensor = (of: Box[]) => tf.tensor2d(of.map(({ cx, cy, w, h }) => [cx, cy, w, h]));
    const found = tf.tidy(() => iouOf(asTensor(boxes), asTensor(others)).dataSync());
    for (const [i, iou] of found.entries()) expect(iou).toBeNear(overlap(boxes[i]!, others[i]!).iou, 1e-5);
  });
});

test('1 − IoU has no gradient where the boxes are apart, and one where they touch', () => {
  const slope = (cx: number) =>
    tf.tidy(() => {
      const truth = tf.tensor2d([[0.2, 0.5, 0.2, 0.2]]);
      const gradient = tf.grad((box) => tf.sum(iouOf(box as tf.Tensor2D, truth)));
      return [...gradient(tf.tensor2d([[cx, 0.5, 0.2, 0.2]])).dataSync()];
    });
  expect(slope(0.8).every((value) => Math.abs(value) === 0)).toBe(true);
  expect(slope(0.3)[0]).toBeLessThan(-1);
});

test('a scene’s box is where its ink is', () => {
  const { scenes } = makeScenes(30, 'no', 5, 2);
  for (const scene of scenes) {
    const [without, image] = [{ ...scene, box: { cx: 9, cy: 9, w: 1, h: 1 } }, scene].map((it) =>
      renderScene(it, 'no'),
    );
    const changed = [...image!.keys()].filter((i) => image![i] !== without![i]);
    const columns = changed.map((i) => i % IMAGE);
    const { cx, w } = scene.box;
    expect(Math.min(...columns)).toBeNear((cx - w / 2) * IMAGE, 1.5);
    expect(Math.max(...columns) + 1).toBeNear((cx + w / 2) * IMAGE, 1.5);
  }
});

test('every loss has a gradient for every parameter', () => {
  const { scenes, images } = makeScenes(8, 'no', 1, 1);
  const values = initialWeights(PARAMETERS, 1);
  for (const boxLoss of detector.ranges.boxLoss.oneOf) {
    tf.tidy(() => {
      const weights = PARAMETERS.map(({ shape }, i) => tf.tensor(values[i]!, [...shape]));
      const x = tf.tensor(
        Float32Array.from(images, (byte) => byte / 255),
        [8, IMAGE, IMAGE, 1],
      );
      const gradients = tf.grads((...theta: tf.Tensor[]) => lossOf(x, truthOf(scenes), theta, boxLoss).loss)(weights);
      expect(gradients.every((gradient) => tf.sum(tf.abs(gradient)).dataSync()[0]! > 0)).toBe(true);
    });
  }
});

test('the network has 38,631 numbers', () => {
  expect(countParameters(PARAMETERS)).toBe(38_631);
});

test('a detector trained for a moment beats the average box by far, and finds what it is shown', async () => {
  const { opened, result } = await run({ scenes: 1500, epochs: 8 });
  const { scenes } = makeScenes(1500, 'no', 1, 6);
  expect(averageBox(scenes.map(({ box }) => box)).w).toBeNear(0.425, 0.02);
  expect(result.baseline).toBeNear(0.29, 0.03);
  expect(result.iou).toBeGreaterThan(result.baseline + 0.25);
  expect(result.shapes).toBeGreaterThan(1 / 3 + 0.1);
  expect(result.examples.map(({ iou }) => iou)).toEqual(result.examples.map(({ iou }) => iou).sort((a, b) => a - b));
  const { image, found } = result.examples.at(-1)!;
  const again = (await opened.answer!('detect', image)) as Found;
  expect(SHAPES[again.shape]).toBe(SHAPES[found.shape]);
  expect(overlap(again.box, found.box).iou).toBeGreaterThan(0.999);
  await expect(opened.answer!('detect', new Uint8Array(3))).rejects.toThrow('a picture of 3 bytes');
  opened.dispose();
});
