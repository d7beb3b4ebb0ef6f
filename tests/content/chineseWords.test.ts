import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { han } from '../../src/i18n/han.ts';
import { problemsOf, proseOf } from '../support/chinese.ts';
import { expectNone, root } from '../support/pages.ts';

/** Files of Chinese words: a module of one language, or one that holds both under the language's name. */
const files = ['components', 'src'].flatMap((folder) =>
  readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|tsx)$/.test(path))
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((file) => /\p{Script=Han}/u.test(readFileSync(root + file, 'utf8'))),
);
const modules = files.filter((file) =>
  /\/(zh-cn|strings|facts|exportTexts|browserWords|recipeStrings|title)\.ts$/.test(file),
);

const TENSOR = { is: 'tensor', shape: [2, 3], length: 6 };
const differences: unknown[][] = [
  { what: 'kind', got: TENSOR, expected: { is: 'object', fields: ['size', 'parameters'] } },
  { what: 'kind', got: { is: 'other', text: 'Map' }, expected: { is: 'number' } },
  { what: 'shape', got: [2, 3], expected: [3, 2] },
  { what: 'fields', missing: ['size'] },
  { what: 'text', got: 'a', expected: 'b' },
  { what: 'number', place: [0, 2], got: 1, expected: 2, count: 1, of: 6 },
  { what: 'number', place: [], got: 1, expected: 2, count: 1, of: 1 },
].flatMap((difference) => ['', '.W1'].map((path) => [{ ...difference, path }]));

/** Where plain values fit no parameter: arguments for functions of that name. */
const ARGUMENTS: Record<string, unknown[][]> = {
  csv: ['empty', 'too-many', 'columns', 'not-a-number', 'too-large', 'class', 'flat'].map((kind) => [
    { kind, count: 3, line: 3, found: 2, text: 'x' },
  ]),
  caption: [
    [3500, 1500, 8, [1, 2, 3]],
    ['Linux', 2, '2026-12-01'],
  ],
  curve: [
    ['误差', 3, [{ name: 'Adam', from: 1, to: 2 }]],
    ['', 3, [{ name: '训练', from: 1, to: 2 }]],
  ],
  describeDifference: differences,
  difference: differences,
  isComplete: [[[1, 2, 3, 5], 12]],
  list: [['出处', ['Kingma 与 Ba，2015']]],
};
/** Each fills all parameters of a function: a value may be a name in Latin letters, in Chinese, a number, or a choice. */
const SAMPLES = ['Adam', '猫', 3, true, false];

/** Every text of a words module with where it stands: its strings, and what its functions say. */
function textsOf(value: unknown, name: string): [string, string][] {
  if (typeof value === 'string') return [[name, value]];
  if (typeof value === 'function') {
    const key = name.split('.').at(-1)!;
    const all = ARGUMENTS[key] ?? SAMPLES.map((sample) => Array.from({ length: value.length }, () => sample));
    const said = all.flatMap((values): [string, string][] => {
      try {
        return [[`${name}(${values.map(String).join(', ')})`, String(value(...values))]];
      } catch {
        return [];
      }
    });
    if (said.length === 0) throw new Error(`${name}: give it sample arguments in ARGUMENTS`);
    return said;
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => (key === 'en' ? [] : textsOf(part, `${name}.${key}`)));
}

test.each(modules)('%s', async (file) => {
  const exported = (await import(/* @vite-ignore */ `${root}${file}`)) as Record<string, unknown>;
  const texts = Object.entries(exported).flatMap(([key, value]) => textsOf(value, key));
  expectNone(
    texts
      .filter(([, text]) => /\p{Script=Han}/u.test(text))
      .flatMap(([name, text]) => problemsOf(proseOf(text)).map((problem) => `${name}: ${problem}`)),
  );
});

test('a value beside a Chinese character is joined by `han`', () => {
  const found = files.flatMap((file) =>
    [...readFileSync(root + file, 'utf8').matchAll(/(\w*)`((?:[^`\\]|\\.)*)`/g)]
      .filter(([, tag, text]) => tag !== 'han' && /\p{Script=Han}\$\{|\}\p{Script=Han}/u.test(text!))
      .map(([template]) => `${file}: ${template}`),
  );
  expectNone(found);
});

test('han puts one space between Chinese and Latin, and none elsewhere', () => {
  const best = (name: string | number) => han`200 步之后，${name}最低`;
  expect([best('Adam'), best('动量法'), best(4), best('50%')]).toEqual([
    '200 步之后，Adam 最低',
    '200 步之后，动量法最低',
    '200 步之后，4 最低',
    '200 步之后，50% 最低',
  ]);
  expect(han`图像：${'w₁'}，${'猫'}或${'(1, 2)'}`).toBe('图像：w₁，猫或 (1, 2)');
  expect(han`没有值`).toBe('没有值');
  expect(han`第 ${3} 步`).toBe('第 3 步');
});
