import { expect, test } from 'vitest';
import { describeDifference as english } from '../../../components/exercises/panel/differences/en.ts';
import { describeDifference as chinese } from '../../../components/exercises/panel/differences/zh-cn.ts';
import { callAsCode } from '../../../src/exercises/asCode.ts';
import { findDifference } from '../../../src/exercises/compare.ts';
import { tensor, type Value } from '../../../src/exercises/values.ts';
import { problemsOf, proseOf } from '../../support/chinese.ts';

const said = (got: Value, expected: Value, tolerance = 1e-5) => {
  const difference = findDifference(got, expected, tolerance);
  return difference && english(difference);
};

const matrix = [
  [1, 2],
  [3, 4],
  [5, 6],
];

/** Got, expected, and what is said. */
const CASES: [Value, Value, string | null][] = [
  [1, 1, null],
  [1.2, 1, 'First difference: 1.2, expected 1.'],
  [{ x: 0.4987341 }, { x: 0.4987342 }, null],
  [[1, 2, 3], [1, 2, 4], 'First difference at [2]: 3, expected 4. 1 of 3 numbers differ.'],
  [
    matrix,
    [
      [1, 2],
      [3, 5],
      [5, 7],
    ],
    'First difference at row 1, column 1: 4, expected 5. 2 of 6 numbers differ.',
  ],
  [tensor([1, 2, 3, 4, 5, 6], [2, 3]), matrix, 'Expected shape [3, 2], yours is [2, 3].'],
  [[12, 4], { size: 12, parameters: 4 }, 'Expected an object with `size` and `parameters`, not a list of shape [2].'],
  [{ size: 12 }, { size: 12, parameters: 4 }, 'The result lacks `parameters`.'],
  [{ W: matrix, b: [1] }, { W: matrix, b: [1, 2] }, 'Expected at `b` shape [2], yours is [1].'],
  [[1], 1, 'Expected a number, not a list of shape [1].'],
  [{ is: 'other', text: 'Promise' }, 1, 'Expected a number, not a promise.'],
  [{ is: 'other', text: '9n' }, 9, 'Expected a number, not a BigInt.'],
  [{ is: 'other', text: 'Map(1) { "a" => 1 }' }, { a: 1 }, 'Expected an object with `a`, not `Map(1) { "a" => 1 }`.'],
  [{ is: 'other', text: 'function f' }, [1], 'Expected a list of shape [1], not a function.'],
  [undefined, [1], 'Expected a list of shape [1], not nothing.'],
  [[[1], [2, 3]], [[1, 2]], 'Expected a list of shape [1, 2], not a list of 2 parts that differ in kind or length.'],
  [['a'], ['b'], 'First difference at `[0]`: `a`, expected `b`.'],
  ['cat', 3, 'Expected a number, not a text.'],
  [[{ n: 1 }], [{ n: 1 }, { n: 2 }], 'Expected shape [2], yours is [1].'],
  [[Number.NaN], [1], 'First difference at [0]: NaN, expected 1.'],
];

test.each(CASES)('%j instead of %j: %s', (got, expected, words) => {
  expect(said(got, expected)).toBe(words);
  const difference = findDifference(got, expected, 1e-5);
  if (!difference) return;
  const text = chinese(difference);
  expect(problemsOf(proseOf(text)), text).toEqual([]);
});

test('as many digits are written as tell the numbers apart', () => {
  expect(said([0.4987341], [0.4987342], 1e-9)).toBe('First difference at [0]: 0.4987341, expected 0.4987342.');
});

test('a call is written as code that makes it again', () => {
  expect(callAsCode('f', [[0.1, -0], { rate: 1e-7, name: 'a' }, null])).toBe(
    'f([0.1, -0], { rate: 1e-7, name: "a" }, null)',
  );
  expect(callAsCode('f', [tensor(Float32Array.of(0.1, 2), [2])])).toBe('f(tf.tensor([0.100000001, 2]))');
  expect(callAsCode('f', [tensor([1, 0], [1, 2], 'int32')])).toBe("f(tf.tensor([1, 0], [1, 2], 'int32'))");
  expect(callAsCode('f', [tensor(new Float32Array(1e6), [1000, 1000])])).toBeNull();
  expect(callAsCode('f', [Array.from({ length: 1e4 }, (_, i) => i)])).toBeNull();
});
