import { describe, expect, test } from 'vitest';
import { FusedAdam } from '../../../src/engine/kernels/adam.ts';
import { relativeDifference } from '../../../src/engine/selfTest.ts';
import { splitRows } from '../../../src/engine/team.ts';
import * as tf from '../../../src/engine/tf.ts';
import { createMember } from '../../../src/labs/cifar10/member.ts';
import { NETWORK } from '../../../src/nn/articleCnn.ts';
import { createRandom } from '../../../src/math/random.ts';
import { IMAGE_BYTES, PARAMETER_COUNT, PARAMETERS } from '../../../src/nn/articleNetwork.ts';
import { drawMask, drawVariant, gatherVariants, randomOfExample, type Variant } from '../../../src/nn/augment.ts';
import { createClassifier, trainOnRows } from '../../../src/nn/classifier.ts';
import { ClassifierLearner } from '../../../src/nn/classifierLearner.ts';
import { initialWeights } from '../../../src/nn/initialise.ts';
import { smoothLabels } from '../../../src/nn/losses.ts';
import { decayWeights } from '../../../src/nn/optimizers.ts';
import { PLAIN, rateAt, recipeOf, type Recipe } from '../../../src/nn/recipe.ts';
import { flatten, RESULT_COUNT, stepAlone, stepTogether } from '../../../src/nn/teamStep.ts';
import { useWasmKernels } from '../../support/wasmKernels.ts';

useWasmKernels();

const FULL: Recipe = { augment: 'on', schedule: 'one-cycle', weightDecay: 0.3, dropout: 0.2, labelSmoothing: 0.1 };
const random = createRandom(7);
const data = {
  images: Uint8Array.from({ length: 6 * IMAGE_BYTES }, () => random.integer(256)),
  labels: Uint8Array.from({ length: 6 }, () => random.integer(10)),
};

test('settings without a recipe mean the article’s', () => {
  expect(recipeOf({})).toEqual(PLAIN);
  expect(recipeOf({ dropout: 0.5 })).toEqual({ ...PLAIN, dropout: 0.5 });
});

describe('schedules', () => {
  test('one cycle has the values that the page prints', () => {
    const rate = (step: number) => rateAt('one-cycle', 0.003, step, 846);
    expect(rate(0)).toBeCloseTo(0.00012, 10);
    expect(rate(254)).toBeCloseTo(0.003, 6);
    expect(rate(550)).toBeNear(0.0015, 0.00001);
    expect(rate(845)).toBeNear(0, 0.0000001);
  });

  test('the cosine warms up over a twentieth in a straight line and falls to 0', () => {
    const rate = (step: number) => rateAt('cosine', 0.01, step, 200);
    expect([0, 4, 9, 10].map(rate)).toEqual([0.001, 0.005, 0.01, 0.01].map((value) => expect.closeTo(value, 10)));
    expect(rate(105)).toBeCloseTo(0.005, 10);
    expect(rate(200)).toBeCloseTo(0, 10);
    expect(rateAt('cosine', 0.01, 0, 1)).toBe(0.01);
  });

  test('a constant rate stays', () => {
    expect([0, 10, 99].map((step) => rateAt('constant', 0.01, step, 100))).toEqual([0.01, 0.01, 0.01]);
  });
});

describe('augmentation', () => {
  const draws = Array.from({ length: 16_200 }, (_, row) => drawVariant(randomOfExample(1, 3, row)));

  test('draws all 162 variants alike', () => {
    const counts = new Map<string, number>();
    for (const draw of draws) counts.set(JSON.stringify(draw), (counts.get(JSON.stringify(draw)) ?? 0) + 1);
    expect(counts.size).toBe(162);
    // Chi-squared with 161 degrees of freedom: mean 161, standard deviation 18.
    const chi = [...counts.values()].reduce((sum, count) => sum + (count - 100) ** 2 / 100, 0);
    expect(chi).toBeNear(161, 4 * 18);
  });

  test('depends on seed, epoch and image, and on nothing else', () => {
    const draw = (...of: [number, number, number]) => drawVariant(randomOfExample(...of));
    expect(draw(1, 3, 5)).toEqual(draws[5]);
    const different = (others: Variant[]) =>
      others.filter((other, row) => JSON.stringify(other) !== JSON.stringify(draws[row])).length / others.length;
    expect(different(Array.from({ length: 1000 }, (_, row) => draw(2, 3, row)))).toBeGreaterThan(0.97);
    expect(different(Array.from({ length: 1000 }, (_, row) => draw(1, 4, row)))).toBeGreaterThan(0.97);
  });

  test('cuts the window out of the padded image, then mirrors it', () => {
    const images = Uint8Array.from({ length: 2 * IMAGE_BYTES }, (_, i) => (i * 7) % 251);
    const variants = [
      { top: 4, left: 4, isMirrored: false },
      { top: 0, left: 7, isMirrored: true },
    ];
    tf.tidy(() => {
      const made = gatherVariants(images, [32, 32, 3], [1, 0], variants);
      const padded = tf.pad(tf.div(tf.tensor4d(Float32Array.from(images), [2, 32, 32, 3]), 255), [
        [0, 0],
        [4, 4],
        [4, 4],
        [0, 0],
      ]);
      const asItIs = tf.slice(padded, [1, 4, 4, 0], [1, 32, 32, 3]);
      const mirrored = tf.reverse(tf.slice(padded, [0, 0, 7, 0], [1, 32, 32, 3]), 2);
      expect(tf.max(tf.abs(tf.sub(made, tf.concat([asItIs, mirrored])))).dataSync()[0]).toBeLessThan(1e-6);
    });
  });
});

test('dropout keeps the mean: each factor is 0 or 1/(1 − q)', () => {
  const mask = drawMask(40_000, 0.2, createRandom(5));
  expect([...new Set(mask)].toSorted()).toEqual([0, expect.closeTo(1.25, 6)]);
  expect(mask.filter((factor) => factor === 0).length / mask.length).toBeNear(0.2, 0.01);
  expect(mask.reduce((a, b) => a + b) / mask.length).toBeNear(1, 0.01);
});

test('dropout changes training, and nothing else', () => {
  const classifier = createClassifier(NETWORK, initialWeights(PARAMETERS, 1));
  const lossOf = (dropout: number, epoch: number) => {
    const plan = { recipe: { ...PLAIN, dropout }, seed: 1, epoch };
    const { loss, accuracy } = trainOnRows(classifier, data, [0, 1, 2], () => undefined, plan);
    const value = loss.dataSync()[0]!;
    tf.dispose([loss, accuracy]);
    return value;
  };
  expect(lossOf(0.5, 1)).not.toBeCloseTo(lossOf(0, 1), 4);
  expect(lossOf(0.5, 1)).toBeCloseTo(lossOf(0.5, 1), 6);
  expect(lossOf(0.5, 1)).not.toBeCloseTo(lossOf(0.5, 2), 4);
  classifier.dispose();
});

test('smoothed labels sum to 1, with ε/K on every wrong class', () => {
  const smooth = smoothLabels(tf.tensor2d([[0, 1, 0, 0]]), 4, 0.2);
  expect([...smooth.dataSync()]).toEqual([0.05, 0.85, 0.05, 0.05].map((value) => expect.closeTo(value, 6)));
  smooth.dispose();
  const labels = tf.tensor1d([3], 'int32');
  expect(smoothLabels(labels, 4, 0.2)).toBe(labels);
  labels.dispose();
});

test('decay takes its share of kernels, and leaves biases', () => {
  const [kernel, bias] = [tf.variable(tf.tensor2d([[2, -4]])), tf.variable(tf.tensor1d([2, -4]))];
  decayWeights([kernel, bias], 0.25);
  expect([...kernel.dataSync()]).toEqual([1.5, -3]);
  expect([...bias.dataSync()]).toEqual([2, -4]);
  tf.dispose([kernel, bias]);
});

test('a step takes αλ of the kernels beside Adam’s own, with the rate of the schedule', () => {
  const weights = (recipe: Recipe) => {
    const plan = { learningRate: 0.01, seed: 1, stepsPerEpoch: 5, totalSteps: 10, recipe };
    const learner = new ClassifierLearner(
      createClassifier(NETWORK, initialWeights(PARAMETERS, 1)),
      plan,
      () => undefined,
    );
    learner.study(data);
    learner.step([0, 1, 2]);
    const values = Float32Array.from(learner.classifier.weights[6]!.dataSync());
    learner.dispose();
    return values;
  };
  const before = initialWeights(PARAMETERS, 1)[6]!;
  const plain = weights(PLAIN);
  const decayed = weights({ ...PLAIN, weightDecay: 0.5 });
  for (const i of [0, 77, 4000]) expect(decayed[i]! - plain[i]!).toBeCloseTo(-0.01 * 0.5 * before[i]!, 6);
  // One cycle of 10 steps begins at a 25th of the peak; Adam's first step is the rate times the gradient's sign.
  const slow = weights({ ...PLAIN, schedule: 'one-cycle' });
  const moved = plain.findIndex((value, i) => Math.abs(Math.abs(value - before[i]!) - 0.01) < 1e-4);
  expect(slow[moved]! - before[moved]!).toBeCloseTo((plain[moved]! - before[moved]!) / 25, 5);
});

test('a step of the full recipe by a team is that of one worker', async () => {
  const rows = [3, 1, 4, 0, 2];
  const make = () => ({
    classifier: createClassifier(NETWORK, initialWeights(PARAMETERS, 1)),
    adam: new FusedAdam({ learningRate: 0.001 }),
    data,
    recipe: FULL,
    seed: 9,
    epoch: 2,
  });
  const [alone, together] = [make(), make()];
  const expected = await stepAlone(alone, rows).reading;
  const member = await createMember({ ...data, ownNetwork: null, recipe: FULL, seed: 9 });
  const parts = splitRows(rows, 3).slice(1);
  const weights = new Float32Array(PARAMETER_COUNT);
  let epoch = 0;
  const team = {
    start(_rows: readonly number[], of: number, writeWeights: (to: Float32Array) => void) {
      epoch = of;
      writeWeights(weights);
      return splitRows(rows, 3)[0]!;
    },
    finish: () =>
      parts.map((part) => {
        const [gradient, results] = [new Float32Array(PARAMETER_COUNT), new Float32Array(RESULT_COUNT)];
        member(part, weights, gradient, results, epoch);
        return { size: part.length, gradient, results };
      }),
  };
  const result = await stepTogether(together, team, rows)!.reading;
  expect(result.loss).toBeCloseTo(expected.loss, 5);
  const moments = await Promise.all(
    [alone, together].map(async ({ adam, classifier }) => (await adam.getState(classifier.weights)).moments1),
  );
  expect(relativeDifference(moments[1]!, moments[0]!)).toBeLessThan(1e-5);
  const flat = ({ classifier }: typeof alone) => {
    const values = new Float32Array(PARAMETER_COUNT);
    flatten(classifier.weights, values);
    return values;
  };
  const [v, w] = [flat(alone), flat(together)];
  expect(v.filter((value, i) => Math.abs(value - w[i]!) > 1e-5).length / PARAMETER_COUNT).toBeLessThan(0.001);
  for (const { adam, classifier } of [alone, together]) {
    adam.dispose();
    classifier.dispose();
  }
});
