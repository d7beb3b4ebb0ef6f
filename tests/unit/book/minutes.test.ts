import { expect, test } from 'vitest';
import { doingMinutes, readingMinutes } from '../../../src/book/minutes.ts';

const words = (n: number) => Array.from({ length: n }, () => 'word').join(' ');

test('prose is read at 180 words or 300 Chinese characters a minute', () => {
  expect(readingMinutes(words(900), 'en')).toBeCloseTo(5, 10);
  expect(readingMinutes('学'.repeat(900), 'zh-cn')).toBeCloseTo(3, 10);
  expect(readingMinutes(`${'学'.repeat(300)} ${words(180)}`, 'zh-cn')).toBeCloseTo(2, 10);
});

test('a formula, a listing and a figure have a time of their own, and their source is not read', () => {
  expect(readingMinutes('$$\n\\frac{a b c}{d}\n$$', 'en')).toBeCloseTo(0.5, 10);
  expect(readingMinutes('$w_1 + w_2 + b$', 'en')).toBeCloseTo(0.05, 10);
  expect(readingMinutes('```ts\nconst a = b + c;\n```', 'en')).toBeCloseTo(1, 10);
  expect(readingMinutes('<Listing file="src/a b c.ts" region="x" />', 'en')).toBeCloseTo(1, 10);
  expect(readingMinutes('```mermaid\naccTitle: a b c\n```', 'en')).toBeCloseTo(0.5, 10);
  expect(readingMinutes('<Figure caption="a b c" id="fig-a">', 'en')).toBeCloseTo(0.5, 10);
});

test('what readers do not read costs nothing', () => {
  const markup = 'import Quiz from \'@components/quiz/Quiz.astro\';\n\n<Quiz page="concepts/networks" />';
  expect(readingMinutes(markup, 'en')).toBe(0);
  expect(readingMinutes('## Two words [#an-id-of-many-words]', 'en')).toBeCloseTo(2 / 180, 10);
  expect(readingMinutes('[two words](/en/project/training/#batch)', 'en')).toBeCloseTo(2 / 180, 10);
});

test('labs, questions and exercises are counted, exercises by their level', () => {
  expect(doingMinutes({ labs: 0, questions: 0, exercises: [] })).toBe(0);
  expect(doingMinutes({ labs: 2, questions: 3, exercises: [1, 2, 3] })).toBe(2 * 5 + 3 * 1 + 5 + 10 + 20);
});
