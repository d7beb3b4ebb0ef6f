import { describe, expect, test } from 'vitest';
import { countParameters } from '../../../../src/math/shapes.ts';
import { createRandom } from '../../../../src/math/random.ts';
import { textWindows } from '../../../../src/nn/gpt/data.ts';
import { Gpt } from '../../../../src/nn/gpt/gpt.ts';
import { initialGptWeights } from '../../../../src/nn/gpt/initialise.ts';
import { nextProbabilities, sampleToken } from '../../../../src/nn/gpt/sample.ts';
import { GPT_MEDIUM, GPT_SMALL, gptParameters, type GptSize } from '../../../../src/nn/gpt/size.ts';
import { gptLossOf } from '../../../support/gptReference.ts';

const SIZE: GptSize = { vocabulary: 13, context: 10, layers: 2, heads: 2, width: 16 };
const weights = initialGptWeights(SIZE, 5);
const gpt = new Gpt(SIZE, weights);

const near = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  expect(a.length).toBe(b.length);
  for (let i = 0; i < a.length; i++) expect(a[i]).toBeNear(b[i]!, 1e-5);
};

test('the sizes of the bench: matrices of 209,024 and 811,264 numbers, and the layer norms', () => {
  const count = (size: GptSize) => countParameters(gptParameters(size));
  const norms = (size: GptSize) => (2 * size.layers + 1) * 2 * size.width;
  expect(count(GPT_SMALL) - norms(GPT_SMALL)).toBe(209_024);
  expect(count(GPT_MEDIUM) - norms(GPT_MEDIUM)).toBe(811_264);
});

test('first weights: variance 1/width, less where they add to the stream', () => {
  const drawn = initialGptWeights(GPT_SMALL, 1);
  const deviation = (name: string) => {
    const array = drawn[gptParameters(GPT_SMALL).findIndex((parameter) => parameter.name === name)]!;
    return Math.sqrt(array.reduce((sum, value) => sum + value ** 2, 0) / array.length);
  };
  expect(deviation('layer2/mlp/in')).toBeNear(1 / 8, 0.003);
  expect(deviation('layer2/mlp/out')).toBeNear(1 / 8 / Math.sqrt(8), 0.001);
  expect(deviation('norm/gain')).toBe(1);
  expect(deviation('norm/shift')).toBe(0);
});

describe('the network', () => {
  test('sees nothing of what is to come', () => {
    const whole = gpt.logits([1, 2, 3, 4, 5, 6]);
    near(whole.subarray(0, 3 * 13), gpt.logits([1, 2, 3]));
  });

  test('measures the loss of any number of sequences', () => {
    const inputs = Int32Array.from({ length: 60 }, (_, i) => (i * 7) % 13);
    const targets = inputs.map((token, i) => (i % 4 === 0 ? -1 : (token + 1) % 13));
    const { loss, accuracy } = gpt.loss(inputs, targets);
    const rows = Array.from({ length: 6 }, (_, r) =>
      [inputs, targets].map((a) => [...a.subarray(10 * r, 10 * r + 10)]),
    );
    const sums = rows.map(([x, y]) => gptLossOf(SIZE, weights, x!, y!) * y!.filter((target) => target >= 0).length);
    expect(loss).toBeNear(sums.reduce((a, b) => a + b) / 45, 1e-5);
    expect(accuracy).toBeGreaterThanOrEqual(0);
    expect(accuracy).toBeLessThanOrEqual(1);
  });

  test('refuses what it cannot read', () => {
    expect(() => gpt.logits([])).toThrow('1 to 10 tokens');
    expect(() => gpt.logits([13])).toThrow('below 13');
    expect(() => gpt.continue([])).toThrow();
    expect(() => gpt.examine(Array<number>(11).fill(0))).toThrow();
  });
});

describe('writing', () => {
  test('gives the same with keys and values kept as with all computed anew', () => {
    const [kept, anew] = [gpt.continue([4, 2]), gpt.continue([4, 2], false)];
    for (let i = 0; i < 25; i++) {
      near(kept.logits, anew.logits);
      expect(kept.length).toBe(anew.length);
      kept.push((5 * i) % 13);
      anew.push((5 * i) % 13);
    }
  });

  test('reads the later half again when the context is full', () => {
    const text = gpt.continue([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    text.push(10);
    expect(text.length).toBe(6);
    near(text.logits, gpt.logits([5, 6, 7, 8, 9, 10]).subarray(-13));
  });

  test('goes on with other weights, and beside another text', () => {
    const other = new Gpt(SIZE, weights);
    const text = other.continue([1, 2, 3]);
    other.continue([7]).push(8);
    text.push(4);
    near(text.logits, gpt.logits([1, 2, 3, 4]).subarray(-13));
    other.setWeights(weights.map((array) => array.map((value) => value * 0.5)));
    text.push(5);
    near(text.logits, other.logits([1, 2, 3, 4, 5]).subarray(-13));
  });
});

describe('drawing the next token', () => {
  const logits = Float32Array.of(1, 3, 2, 3, -1);

  test('by temperature and top-k', () => {
    const [e1, e2] = [Math.exp(1), Math.exp(2)];
    near(
      nextProbabilities(logits, { temperature: 1, topK: 3 }),
      [0, e1, 1, e1, 0].map((w) => w / (1 + 2 * e1)),
    );
    near(nextProbabilities(logits, { temperature: 0.5, topK: 2 }), [0, 0.5, 0, 0.5, 0]);
    near(nextProbabilities(logits, { temperature: 0, topK: 0 }), [0, 1, 0, 0, 0]);
    const all = nextProbabilities(logits, { temperature: 0.5, topK: 0 });
    expect(all[2]! / all[0]!).toBeNear(e2, 1e-4);
    expect(all.reduce((a, b) => a + b)).toBeNear(1, 1e-6);
  });

  test('as often as its probability says, by the seed', () => {
    const plan = { temperature: 1, topK: 3 };
    const draw = () => {
      const random = createRandom(3);
      return Array.from({ length: 4000 }, () => sampleToken(logits, plan, random));
    };
    const drawn = draw();
    expect(draw()).toEqual(drawn);
    const expected = nextProbabilities(logits, plan);
    for (const [token, p] of expected.entries()) {
      const share = drawn.filter((value) => value === token).length / drawn.length;
      expect(share).toBeNear(p, 4 * Math.sqrt((p * (1 - p)) / drawn.length));
    }
  });
});

test('windows of a text: where they start, and the token after each', () => {
  const tokens = Array.from({ length: 23 }, (_, i) => i);
  const data = textWindows(tokens, 5, 4);
  expect(data.examples).toBe(5);
  const [inputs, targets] = [new Int32Array(5), new Int32Array(5)];
  data.read(4, inputs, targets);
  expect([...inputs, ...targets]).toEqual([16, 17, 18, 19, 20, 17, 18, 19, 20, 21]);
  expect(textWindows([1, 2], 5).examples).toBe(0);
});
