import { describe, expect, test } from 'vitest';
import { countAt, ratesOf } from '../../../../src/math/binary/counts.ts';
import { cheapestThreshold, costOf, precisionAt } from '../../../../src/math/binary/decision.ts';
import { groupRatesOf, thresholdNear } from '../../../../src/math/binary/fairness.ts';
import { bestColumn, fitOneFeature, probabilityOf } from '../../../../src/math/binary/oneFeature.ts';
import { areaUnder, rocOf } from '../../../../src/math/binary/roc.ts';
import { splitByLabel } from '../../../../src/math/binary/split.ts';
import { createRandom } from '../../../../src/math/random.ts';

const SCORES = [0.9, 0.7, 0.7, 0.4, 0.2];
const LABELS = [1, 0, 1, 1, 0];

describe('a threshold', () => {
  test('counts a score at it as positive', () => {
    const counts = countAt(SCORES, LABELS, 0.7);
    expect(counts).toEqual({ truePositives: 2, falsePositives: 1, falseNegatives: 1, trueNegatives: 1 });
    expect(ratesOf(counts)).toMatchObject({
      accuracy: 0.6,
      recall: 2 / 3,
      specificity: 0.5,
      precision: 2 / 3,
      called: 0.6,
    });
    expect(ratesOf(counts).f1).toBeNear(2 / 3, 1e-12);
    expect(ratesOf(countAt(SCORES, LABELS, 2)).precision).toBeNaN();
  });

  test('costs what its errors cost, and the cheapest is found', () => {
    const costs = { miss: 10, alarm: 1 };
    expect(costOf(countAt(SCORES, LABELS, 0.7), costs)).toBeNear(11 / 5, 1e-12);
    expect(cheapestThreshold(SCORES, LABELS, costs)).toBe(0.4);
    expect(cheapestThreshold(SCORES, LABELS, { miss: 0.1, alarm: 10 })).toBe(0.9);
    expect(cheapestThreshold([0.5], [0], costs)).toBe(Infinity);
    expect(precisionAt(0.01, 0.9, 0.9)).toBeNear(0.0833, 1e-4);
  });
});

test('ROC: equal scores are one step, aslant', () => {
  const roc = rocOf(SCORES, LABELS);
  expect(roc.map(({ threshold }) => threshold)).toEqual([Infinity, 0.9, 0.7, 0.4, 0.2]);
  expect(roc.at(-1)).toMatchObject({ falsePositiveRate: 1, recall: 1 });
  expect(areaUnder(roc)).toBeNear(4.5 / 6, 1e-12);
});

test('groups: a wanted share is met by the nearest threshold', () => {
  const rates = groupRatesOf(countAt(SCORES, LABELS, 0.7));
  expect(rates).toMatchObject({ accepted: 0.4, goodAccepted: 0.5, badRefused: 2 / 3, acceptedRepay: 0.5, base: 0.6 });
  const share = (threshold: number) => groupRatesOf(countAt(SCORES, LABELS, threshold)).accepted;
  expect(thresholdNear(SCORES, 0.45, share)).toBe(0.7);
  expect(thresholdNear(SCORES, 1, share)).toBe(1);
});

test('one number: the fit recovers what drew the labels, and the best column is that number', () => {
  const random = createRandom(1);
  const x = Array.from({ length: 4000 }, () => 50 + 10 * random.normal());
  const truth = { slope: 0.2, intercept: -9 };
  const labels = x.map((value) => Number(random.uniform() < probabilityOf(truth, value)));
  const fit = fitOneFeature(x, labels);
  expect(fit.slope).toBeNear(0.2, 0.02);
  expect(probabilityOf(fit, 45)).toBeNear(0.5, 0.03);
  expect(bestColumn([x.map(() => random.normal()), x.map((value) => -value)], labels)).toBe(1);
});

test('a split keeps the shares of the classes, and the seed decides it', () => {
  const labels = Array.from({ length: 100 }, (_, i) => Number(i < 20));
  const { train, test: held } = splitByLabel(labels, 0.3, 1);
  expect([train.length, held.length]).toEqual([70, 30]);
  expect(held.filter((row) => labels[row] === 1)).toHaveLength(6);
  expect(splitByLabel(labels, 0.3, 1).test).toEqual(held);
  expect(splitByLabel(labels, 0.3, 2).test).not.toEqual(held);
});
