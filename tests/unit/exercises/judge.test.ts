import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { check, looksLike } from '../../../src/exercises/define.ts';
import { formatApart, formatNumber, formatValue } from '../../../src/exercises/format.ts';
import { judge, LEAK } from '../../../src/exercises/judge.ts';
import { near } from '../../../src/exercises/near.ts';
import { localiseCode } from '../../../src/exercises/localise.ts';
import { decode, encode } from '../../../src/exercises/sandbox/encode.ts';
import { tensorsIn } from '../../../src/exercises/sandbox/tensors.ts';
import {
  isTensor,
  MOST_VALUES,
  numbersOf,
  shapeOf,
  tensor,
  TOO_LARGE,
  type Value,
} from '../../../src/exercises/values.ts';

const double = check({
  id: 'double',
  args: () => [2] as [number],
  expected: (x) => 2 * x,
  hints: [looksLike('squared-plus-one', (x: number) => x * x + 1)],
});
const outcomeOf = (value: Value, changes: object = {}, tensorsLeft = 0) =>
  judge(
    { checks: [{ ...double, ...changes }], sourceHints: [{ id: 'says-x', when: (source) => source.includes('x') }] },
    'double',
    {
      result: { value, tensorsLeft, hasChangedArgs: false, operations: [], elapsedMs: 1 },
      args: [2],
      expected: 4,
      seed: null,
      source: 'y',
    },
  );

test('a result is judged, and its mistake named', () => {
  expect(outcomeOf(4)).toMatchObject({ passed: true, hint: null, got: 4, expected: 4 });
  expect(outcomeOf(4 + 3e-5)).toMatchObject({ passed: true });
  expect(outcomeOf(4 + 5e-5)).toMatchObject({ passed: false });
  expect(outcomeOf(5)).toMatchObject({ passed: false, hint: 'squared-plus-one' });
  expect(outcomeOf(6)).toMatchObject({ passed: false, hint: null });
});

test('NaN equals nothing, not even NaN', () => {
  expect(outcomeOf(Number.NaN)).toMatchObject({ passed: false });
  expect(near(Number.NaN, Number.NaN)).toBe(false);
  expect(near([1, Number.NaN], [1, Number.NaN])).toBe(false);
  expect(near(Infinity, Infinity)).toBe(true);
});

test('a leak fails what is right, and says how much', () => {
  expect(outcomeOf(4, { noLeak: true }, 3)).toMatchObject({ passed: false, hint: LEAK, tensorsLeft: 3 });
  expect(outcomeOf(4, {}, 3)).toMatchObject({ passed: true, tensorsLeft: 0 });
});

test('a check may show something else than what it judged', () => {
  const shows = (got: Value) => ({ got: { accuracy: (got as number[]).length }, expected: '≥ 3' });
  const passes = (got: Value) => (got as number[]).length >= 3;
  expect(outcomeOf([1, 2], { passes, shows })).toMatchObject({ passed: false, got: { accuracy: 2 }, expected: '≥ 3' });
  expect(outcomeOf([1, 2, 3], { passes, shows })).toMatchObject({ passed: true, got: { accuracy: 3 } });
  expect(outcomeOf(null, { passes, shows })).toMatchObject({ passed: false, got: null, expected: 4 });
});

test('garbage is not right, and stops nothing', () => {
  const garbage: unknown[] = [
    TOO_LARGE,
    { is: 'tensor', shape: [2], dtype: 'float32', values: [1] },
    { is: 'tensor', shape: [-1], dtype: 'float32', values: [] },
    { is: 'tensor', shape: 'x', values: null },
    { is: 'other', text: 'Promise' },
    { is: 'images', set: 'mnist' },
    null,
    undefined,
    '4',
    [4],
    {},
    true,
  ];
  const explode = () => {
    throw new Error('a judgement that fails');
  };
  for (const value of garbage as Value[]) {
    expect(outcomeOf(value)).toMatchObject({ passed: false });
    expect(outcomeOf(value, { passes: explode, hints: [{ id: 'a', when: explode }] })).toMatchObject({ passed: false });
    expect(typeof formatValue(value)).toBe('string');
  }
});

test('values have shapes: lists and tensors are compared by them', () => {
  const square = tensor([1, 2, 3, 4], [2, 2]);
  expect(
    near(square, [
      [1, 2],
      [3, 4],
    ]),
  ).toBe(true);
  expect(near(square, [1, 2, 3, 4])).toBe(false);
  expect(near({ loss: 1, more: 2 }, { loss: 1 })).toBe(true);
  expect(near({ more: 2 }, { loss: 1 })).toBe(false);
  expect(shapeOf([[1], [2, 3]])).toBeNull();
  expect(numbersOf([1, 'x'])).toBeNull();
  expect(isTensor({ is: 'tensor', shape: [1e9, 1e9], values: [] })).toBe(false);
});

test('values are written as a reader reads them', () => {
  expect([1 / 3, 1e-7, Number.NaN, -0, 1e21].map((value) => formatNumber(value))).toEqual([
    '0.333333',
    '1e-7',
    'NaN',
    '0',
    '1e+21',
  ]);
  expect(formatValue(tensor([1, 2, 3, 4], [2, 2]))).toBe('Tensor float32 [2, 2]: [[1, 2], [3, 4]]');
  expect(formatValue(Array.from({ length: 30 }, (_, i) => i))).toMatch(/19, …\]$/);
  const table = formatValue(Array.from({ length: 64 }, (_, i) => Array.from({ length: 64 }, () => i)));
  expect(table).toMatch(/^\[\[0, 0, .*, …\], \[1, .*\], …\]$/);
  expect(table.length).toBeLessThan(400);
  expect(formatValue([[1, 2], [3]])).toBe('[[1, 2], [3]]');
  expect(formatValue({ loss: 0.5, name: 'a' })).toBe('{ loss: 0.5, name: "a" }');
  expect(formatValue('x'.repeat(3000))).toHaveLength(2001);
  expect(formatValue({ is: 'other', text: 'function f' })).toBe('function f');
});

test('what is sent has limits', () => {
  let deep: unknown = 1;
  for (let i = 0; i < 50; i++) deep = [deep];
  expect(JSON.stringify(encode(tf, deep))).toContain('…');
  expect(encode(tf, Promise.resolve(1))).toEqual({ is: 'other', text: 'Promise' });
  expect(encode(tf, Symbol('s'))).toEqual({ is: 'other', text: 'Symbol(s)' });
  expect(encode(tf, new Array(MOST_VALUES).fill(0))).toEqual(TOO_LARGE);
  expect(encode(tf, new Array(4e9))).toEqual(TOO_LARGE);
  let doubled: unknown = 1;
  for (let i = 0; i < 40; i++) doubled = [doubled, doubled];
  expect(encode(tf, doubled)).toEqual(TOO_LARGE); // 2⁴⁰ paths
  expect(encode(tf, tf.zeros([2001, 2000]))).toEqual({ is: 'other', text: 'Tensor float32 [2001, 2000]' });
  expect(encode(tf, tf.tensor(['a']))).toEqual({ is: 'other', text: 'Tensor string [1]' });
  const loop: Record<string, unknown> = {};
  loop['self'] = loop;
  expect(JSON.stringify(encode(tf, loop))).toContain('…');
  const back = decode(tf, { x: [tensor([1, 0], [2], 'bool')] });
  expect(tensorsIn(tf, back).map(({ dtype, shape }) => [dtype, shape])).toEqual([['bool', [2]]]);
});

test('comments are put in by language, each line of a text its own, with its indent', () => {
  const texts = { a: { en: 'One.\nTwo.', zh: '一。' } };
  expect(localiseCode('f();\n  // @text a\n', texts, 'en')).toBe('f();\n  // One.\n  // Two.\n');
  expect(localiseCode('x; // @text a', texts, 'zh-cn')).toBe('x; // 一。');
  expect(() => localiseCode('// @text b', texts, 'en')).toThrow('missing');
});

test('odd but right results are read: fields of a class, its getters, typed arrays, tensors of one number', () => {
  class Size {
    size = 3;
    get parameters() {
      return 4 * this.size;
    }
    grow() {}
  }
  expect(encode(tf, new Size())).toEqual({ size: 3, parameters: 12 });
  expect(encode(tf, Float32Array.of(1, 2))).toEqual([1, 2]);
  expect(near(encode(tf, { loss: tf.scalar(0.5) }), { loss: 0.5 })).toBe(true);
  expect(outcomeOf(tensor([4], []), { passes: (got: Value) => got === 4 })).toMatchObject({ passed: true });
  expect(encode(tf, 9n)).toEqual({ is: 'other', text: '9n' });
  expect(encode(tf, new Map([['a', 1]]))).toEqual({ is: 'other', text: 'Map(1) { "a" => 1 }' });
});

test('an object of the learner’s own that has one of our tags is not taken for ours', () => {
  expect(encode(tf, { is: 'other', text: 'Promise' })).toEqual({
    is: 'other',
    text: '{ is: "other", text: "Promise" }',
  });
  expect(encode(tf, Object.create(Object.create(null)))).toEqual({});
});

test('two values that differ are written so that they do', () => {
  expect(formatApart(0.4987341, 0.4987342, formatNumber)).toEqual(['0.4987341', '0.4987342']);
  expect(formatApart([0.1 + 0.2], [0.3], formatValue)).toEqual(['[0.30000000000000004]', '[0.3]']);
  expect(formatApart(1, 2, formatNumber)).toEqual(['1', '2']);
  expect(formatApart(1, 1, formatNumber)).toEqual(['1', '1']);
});

test('comments say nothing to the hints of the source', () => {
  const sources: string[] = [];
  const sourceHints = [{ id: 'fits', when: (source: string) => sources.push(source) === 0 || source.includes('fit') }];
  const rest = { tensorsLeft: 0, hasChangedArgs: false, operations: [], elapsedMs: 1 };
  const wrong = { result: { value: 5, ...rest }, args: [2], expected: 4, seed: null };
  const hintOf = (source: string) =>
    judge({ checks: [{ ...double, hints: [] }], sourceHints }, 'double', { ...wrong, source }).hint;
  expect(hintOf('// fit\n/* fit */ const a = 1;')).toBeNull();
  expect(hintOf('model.fit();')).toBe('fits');
  expect(sources[0]).toBe(`      \n${' '.repeat(9)} const a = 1;`);
});
