import { describe, expect, test } from 'vitest';
import { fitsQuestion, judge } from '../../../src/quiz/judge.ts';
import type { Question } from '../../../src/quiz/schema.ts';
import { showQuestion } from '../../../src/quiz/shown.ts';

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
  [numeric, 0.5, true],
  [numeric, [0], false],
] as const)('a kept answer that no longer fits the question is left out: %#', (question, answer, fits) => {
  expect(fitsQuestion(question, typeof answer === 'number' ? answer : [...answer])).toBe(fits);
});

test('options are shuffled alike on every visit and in both languages, and steps never lie in order', () => {
  const indices = (locale: 'en' | 'zh-cn', page: string) =>
    showQuestion(order, page, locale).items.map(({ index }) => index);
  expect(indices('en', 'a')).toEqual(indices('zh-cn', 'a'));
  for (let i = 0; i < 50; i++) expect(indices('en', `page-${i}`)).not.toEqual([0, 1, 2]);
});
