import '@tensorflow/tfjs-backend-cpu';
import { readFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import * as tf from '../../../src/engine/tf.ts';
import { changeImage, crop, drawNoise, flip } from '../../../src/labs/preprocess/augmentation.ts';
import { articleClean, clean, meanOf, median, READINGS } from '../../../src/labs/preprocess/cleaning.ts';
import {
  compareLeakage,
  KEPT_FEATURES,
  makeNoiseTable,
  makeScaledTable,
  selectFeatures,
  standardise,
  TEST_ROWS,
} from '../../../src/labs/preprocess/leakage.ts';
import {
  CHANGES,
  preprocess,
  VARIANTS,
  type AugmentationSnapshot,
  type LeakageSnapshot,
} from '../../../src/labs/preprocess/protocol.ts';
import preprocessSession from '../../../src/labs/preprocess/session.ts';
import { createRandom } from '../../../src/math/random.ts';
import { nodeImageGlobals } from '../../support/nodeImages.ts';
import { collect, createTestContext } from '../../support/sessions.ts';

beforeAll(() => tf.setBackend('cpu'));
afterEach(() => vi.unstubAllGlobals());

describe('cleaning', () => {
  const strict = { duplicates: 'drop', ranges: 'check', missing: 'median' } as const;

  test('finds the duplicate, the two impossible and the two missing values', () => {
    const rows = clean(READINGS, strict);
    expect(rows.filter((row) => row.isDuplicate).map(({ hour }) => hour)).toEqual([10]);
    expect(rows.filter((row) => row.impossible.length > 0).map(({ hour }) => hour)).toEqual([8, 14]);
    expect(rows.filter((row) => row.missing.length > 0).map(({ hour }) => hour)).toEqual([4, 16]);
  });

  test('fills holes with the median worked out by hand', () => {
    // Known temperatures without the duplicate: −5.8 −5.1 −4.2 −3.9 −2.4 −0.9 −0.6 1.4 2.3: the fifth is −2.4.
    const rows = clean(READINGS, strict);
    expect(rows[2]!.temperature).toBe(-2.4);
    expect(rows[8]!.temperature).toBe(-2.4);
    // Known humidities: 58 61 70 74 76 81 84 86 88: 76.
    expect(rows[4]!.humidity).toBe(76);
    expect(meanOf(rows, 'temperature')).toBeCloseTo(
      (-4.2 - 5.1 - 2.4 - 5.8 - 3.9 - 0.6 + 2.3 - 2.4 + 1.4 - 0.9 - 2.4) / 11,
      10,
    );
  });

  test('drops rows with holes, or keeps everything as it is', () => {
    expect(clean(READINGS, { ...strict, missing: 'drop' }).filter((row) => !row.isDropped)).toHaveLength(7);
    const untouched = clean(READINGS, { duplicates: 'keep', ranges: 'ignore', missing: 'keep' });
    expect(untouched.every((row, i) => Object.is(row.temperature, READINGS[i]!.temperature))).toBe(true);
    expect(meanOf(untouched, 'temperature')).toBeNaN();
  });

  test('the article’s np.where changes nothing on its data, and destroys frost here', () => {
    expect([1, 2, 3, 4, 5, 6].map(articleClean)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(READINGS.map(({ temperature }) => articleClean(temperature))).toEqual([
      0, 0, 0, 0, 0, 0, 0, 2.3, 215, 1.4, 0, 0,
    ]);
  });

  test('knows medians', () => expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2.5]));
});

describe('leakage', () => {
  test('standardises with the training rows’ own numbers', () => {
    const x = tf.tensor2d([1, 10, 3, 30, 100, 0], [3, 2]); // two training rows, one test row
    const honest = standardise(x, 'training', 2).arraySync();
    expect(honest[0]).toEqual([-1, -1]);
    expect(honest[1]).toEqual([1, 1]);
    expect(honest[2]![0]).toBeCloseTo(98, 4);
    const leaky = standardise(x, 'all', 2);
    const { mean, variance } = tf.moments(leaky, 0);
    for (const value of mean.dataSync()) expect(value).toBeCloseTo(0, 5);
    for (const value of variance.dataSync()) expect(value).toBeCloseTo(1, 5);
  });

  test('selects the feature that is the label', () => {
    const random = createRandom(4);
    const { values, labels } = makeNoiseTable(20, 30, random);
    for (const [i, label] of labels.entries()) values[i * 30 + 17] = label - 0.5;
    const x = tf.tensor2d(values, [20 + TEST_ROWS, 30]);
    const kept = selectFeatures(x, tf.tensor2d(labels, [20 + TEST_ROWS, 1]), 'all', 20);
    expect(kept.shape).toEqual([20 + TEST_ROWS, KEPT_FEATURES]);
    expect(kept.arraySync().map((row) => row[0]! > 0)).toEqual(Array.from(labels, (label) => label === 1));
  });

  test('scaled tables have units of different size', () => {
    const { values } = makeScaledTable(200, 10, createRandom(2));
    const largest = (j: number) =>
      Math.max(...Array.from({ length: 200 + TEST_ROWS }, (_, i) => Math.abs(values[i * 10 + j]!)));
    const sizes = Array.from({ length: 10 }, (_, j) => largest(j));
    expect(Math.max(...sizes) / Math.min(...sizes)).toBeGreaterThan(10);
  });

  test('choosing features with the test labels makes chance look like skill; an honest choice does not', async () => {
    const use = async () => {
      const runs: Awaited<ReturnType<typeof compareLeakage>>[] = [];
      for (let split = 1; split <= 6; split++) runs.push(await compareLeakage('selection', 50, 1000, 1, split));
      const mean = (name: 'honest' | 'leaky') => runs.reduce((sum, run) => sum + run[name], 0) / runs.length;
      expect(mean('honest')).toBeNear(0.5, 0.06);
      expect(mean('leaky')).toBeGreaterThan(0.6);
    };
    await expect(use).toKeepTensors();
  }, 60_000);

  test('streams means with their standard error and keeps no tensor', async () => {
    const use = async () => {
      const params = { ...preprocess.defaults, part: 'leakage', splits: 10, trainRows: 10 };
      const session = preprocessSession.createSession(params, null, createTestContext());
      const snapshots = await collect<LeakageSnapshot>(session);
      session.dispose();
      expect(snapshots.map(({ splits }) => splits)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      const last = snapshots.at(-1)!;
      const runs = [];
      for (let split = 1; split <= 10; split++) runs.push(await compareLeakage('scaling', 10, 20, 1, split));
      expect(last.honest).toBeCloseTo(runs.reduce((sum, { honest }) => sum + honest, 0) / 10, 6);
      const differences = runs.map(({ honest, leaky }) => leaky - honest);
      const mean = differences.reduce((a, b) => a + b) / 10;
      const variance = differences.reduce((sum, d) => sum + (d - mean) ** 2, 0) / 9;
      expect(last.standardError).toBeCloseTo(Math.sqrt(variance / 10), 6);
    };
    await expect(use).toKeepTensors();
  }, 60_000);
});

describe('augmentation', () => {
  const image = tf.tensor3d(
    Float32Array.from({ length: 3072 }, (_, i) => (i % 97) / 97),
    [32, 32, 3],
  );

  test('mirrors left to right', () => {
    const [before, after] = [image.arraySync(), flip(image).arraySync()];
    expect(after[5]![0]).toEqual(before[5]![31]);
    expect(after[31]![30]).toEqual(before[31]![1]);
  });

  test('moves by at most four pixels, filling with black', () => {
    const before = image.arraySync();
    const after = crop(image, createRandom(3)).arraySync();
    const moves = [];
    for (let dy = -4; dy <= 4; dy++) {
      for (let dx = -4; dx <= 4; dx++) {
        const isMove = after.every((row, y) =>
          row.every((pixel, x) => {
            const from = before[y + dy]?.[x + dx] ?? [0, 0, 0];
            return pixel.every((value, c) => value === from[c]);
          }),
        );
        if (isMove) moves.push([dy, dx]);
      }
    }
    expect(moves).toHaveLength(1);
  });

  test('the article’s noise has the mean and spread of the data and nothing of the image', () => {
    const noise = drawNoise(image, createRandom(1));
    const [a, b] = [tf.moments(noise), tf.moments(image)];
    expect(a.mean.dataSync()[0]).toBeCloseTo(b.mean.dataSync()[0]!, 1);
    expect(Math.sqrt(a.variance.dataSync()[0]!)).toBeCloseTo(Math.sqrt(b.variance.dataSync()[0]!), 1);
    const other = drawNoise(tf.reverse(image, [0, 1]), createRandom(1));
    expect(tf.max(tf.abs(tf.sub(noise, other))).dataSync()[0]).toBeLessThan(1e-5);
  });

  test('keeps values in 0…1', () => {
    for (const change of CHANGES) {
      const values = changeImage(image, change, createRandom(5)).dataSync();
      expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...values)).toBeLessThanOrEqual(1);
    }
  });

  test('changes a real image and measures how far; keeps no tensor', async () => {
    for (const [name, value] of Object.entries(nodeImageGlobals())) vi.stubGlobal(name, value);
    const use = async () => {
      const session = preprocessSession.createSession(
        { ...preprocess.defaults, part: 'augmentation', image: 2 },
        null,
        createTestContext(),
      );
      const last = (await collect(session)).at(-1) as AugmentationSnapshot;
      session.dispose();
      expect(last.label).toBe(8); // the article's second test image is a ship
      for (const change of CHANGES) expect(last.variants[change]).toHaveLength(VARIANTS * 3072);
      expect([...last.variants.flip.subarray(0, 3)]).toEqual([...last.original.subarray(93, 96)]);
      for (const change of ['flip', 'crop', 'brightness'] as const)
        expect(last.difference[change]).toBeLessThan(last.otherImages);
      expect(last.difference.noise).toBeGreaterThan(last.otherImages);
    };
    await expect(use).toKeepTensors();
  }, 30_000);
});

test('gives again what the chapter states about leakage', async () => {
  const stated = JSON.parse(
    readFileSync(new URL('../../../content/results/preprocess.json', import.meta.url), 'utf8'),
  ) as {
    scaling: { trainRows: number; features: number; splits: number; honestPercent: number; leakyPercent: number }[];
  };
  const { trainRows, features, splits, honestPercent, leakyPercent } = stated.scaling[0]!;
  const runs: Awaited<ReturnType<typeof compareLeakage>>[] = [];
  for (let split = 1; split <= splits; split++)
    runs.push(await compareLeakage('scaling', trainRows, features, 1, split));
  const percent = (name: 'honest' | 'leaky') => (100 * runs.reduce((sum, run) => sum + run[name], 0)) / splits;
  expect(percent('honest')).toBeCloseTo(honestPercent, 0);
  expect(percent('leaky')).toBeCloseTo(leakyPercent, 0);
}, 60_000);
