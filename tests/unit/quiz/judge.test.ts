import { describe, expect, test } from 'vitest';
import { textIn } from '../../../src/i18n/textIn.ts';
import { fitsQuestion, judge } from '../../../src/quiz/judge.ts';
import type { Question } from '../../../src/quiz/schema.ts';
import { showQuestion } from '../../../src/quiz/shown.ts';
import { shuffle } from '../../../src/quiz/shuffle.ts';

const both = (text: string) => ({ en: text, zh: text });
const option = (text: string, right?: true) => ({ text, why: both(`why ${text}`), ...(right && { right }) });
const multiple: Question = {
  kind: 'multiple',
  id: 'm',
  prompt: both('?'),
  options: [option('a', true), option('b'), option('c', true), option('d')],
};
const numeric: Question = {
  kind: 'numeric',
  id: 'n',
  prompt: both('?'),
  answer: 0.3,
  tolerance: 0,
  why: both('yes'),
  hint: both('hint'),
  wrong: [{ value: 3, why: both('ten times') }],
};
const order: Question = {
  kind: 'order',
  id: 'o',
  prompt: both('?'),
  steps: ['x', 'y', 'z'],
  why: both('yes'),
  hint: both('hint'),
  wrong: [{ swapped: [0, 2], why: both('x before z') }],
};

const label: Question = {
  kind: 'label',
  id: 'l',
  prompt: both('?'),
  drawing: {
    columns: 4,
    rows: 4,
    description: both('three boxes'),
    parts: {
      one: { at: [1, 1], size: [1, 1], answer: 'b' },
      two: { at: [2, 1], size: [1, 1], answer: 'a' },
      text: { at: [3, 1], size: [1, 1], text: 'x' },
      three: { at: [1, 3], size: [1, 1], answer: 'b' },
    },
    arrows: [],
  },
  labels: { a: 'A', b: both('B'), c: both('C') },
  why: both('yes'),
  hint: both('hint'),
  wrong: [
    { place: 1, label: 'c', why: both('no C first') },
    { place: 3, label: 'a', why: both('no A last') },
  ],
};

describe('a verdict', () => {
  test('names each wrong choice with its reason and counts what is missing', () => {
    expect(judge(multiple, [0, 1])).toEqual({
      isRight: false,
      reasons: [{ about: 'b', why: both('why b') }],
      missing: 1,
    });
    expect(judge(multiple, [0])).toEqual({ isRight: false, reasons: [], missing: 1 });
    expect(judge(multiple, [0, 2])).toMatchObject({ isRight: true, missing: 0 });
  });

  test('forgives the rounding of the machine, not more', () => {
    expect(judge(numeric, 0.1 + 0.2).isRight).toBe(true);
    expect(judge(numeric, 0.3001)).toMatchObject({ isRight: false, reasons: [{ why: both('hint') }] });
    expect(judge(numeric, 3).reasons[0]!.why).toEqual(both('ten times'));
  });

  test('of an order finds the step that came too early', () => {
    expect(judge(order, [0, 1, 2]).isRight).toBe(true);
    expect(judge(order, [2, 1, 0]).reasons[0]!.why).toEqual(both('x before z'));
    expect(judge(order, [1, 0, 2]).reasons[0]!.why).toEqual(both('hint'));
  });

  test('of labels names each known confusion with its place, else gives the hint, and counts wrong places', () => {
    expect(judge(label, [1, 0, 1])).toEqual({
      isRight: true,
      reasons: [{ about: null, why: both('yes') }],
      missing: 0,
    });
    expect(judge(label, [2, 0, 0])).toEqual({
      isRight: false,
      reasons: [
        { about: both('1 · C'), why: both('no C first') },
        { about: '3 · A', why: both('no A last') },
      ],
      missing: 2,
    });
    expect(judge(label, [1, 2, 1])).toEqual({
      isRight: false,
      reasons: [{ about: null, why: both('hint') }],
      missing: 1,
    });
  });
});

test.each([
  [multiple, [0, 3], true],
  [multiple, [], false],
  [multiple, [4], false],
  [multiple, [1, 1], false],
  [multiple, 1, false],
  [order, [2, 0, 1], true],
  [order, [0, 1], false],
  [order, [0, 1, 3], false],
  [label, [1, 1, 1], true],
  [label, [1, 1], false],
  [label, [1, 1, 3], false],
  [label, 1, false],
  [numeric, 0.5, true],
  [numeric, [0], false],
] as const)('a kept answer that no longer fits the question is left out: %#', (question, answer, fits) => {
  expect(fitsQuestion(question, typeof answer === 'number' ? answer : [...answer])).toBe(fits);
});

test('steps are shuffled alike on every visit and in both languages, never lie in order, and tell nothing of it', () => {
  const shown = (locale: 'en' | 'zh-cn', page: string) => showQuestion(order, page, locale).items;
  const texts = (page: string) => shown('en', page).map(({ text }) => text);
  expect(shown('en', 'a')).toEqual(shown('zh-cn', 'a'));
  const right = order.kind === 'order' ? order.steps.map((step) => textIn(step, 'en')) : [];
  for (let i = 0; i < 50; i++) {
    expect(texts(`page-${i}`)).not.toEqual(right);
    expect(shown('en', `page-${i}`).map(({ index }) => index)).toEqual([0, 1, 2]);
    // What is judged is the place in the file.
    const places = shuffle(`page-${i}#${order.id}`, 3, false);
    expect(texts(`page-${i}`)).toEqual(places.map((place) => right[place]));
  }
});
