import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainResult } from '../../../src/exercises/explain.ts';
import { findDifference } from '../../../src/exercises/compare.ts';
import { formatValue } from '../../../src/exercises/format.ts';
import { judge } from '../../../src/exercises/judge.ts';
import type { Answer } from '../../../src/exercises/sandbox/protocol.ts';
import { readAnswer } from '../../../src/exercises/sandbox/readAnswer.ts';
import { MOST_VALUES, TOO_LARGE, type Value } from '../../../src/exercises/values.ts';

const error = { phase: 'run', name: 'Error', message: 'x', line: 1, column: null } as const;
const image = { what: 'image', title: '', width: 1, height: 2, rgba: new Uint8ClampedArray(8) } as const;
const SOUND: Answer[] = [
  { kind: 'console', level: 'log', text: 'x' },
  { kind: 'show', shown: { what: 'line', title: 'a', series: [{ name: '', x: [0], y: [Number.NaN] }] } },
  { kind: 'show', shown: image },
  { kind: 'show', shown: { what: 'table', title: '', columns: ['a'], rows: [['1']], more: 0 } },
  { kind: 'left-out', count: 3 },
  {
    kind: 'result',
    call: 'a',
    result: { value: undefined, tensorsLeft: 0, hasChangedArgs: false, operations: [], elapsedMs: 1 },
  },
  { kind: 'error', call: null, error },
  { kind: 'uncaught', error },
  { kind: 'progress', step: 10, loss: null },
  { kind: 'clear' },
  { kind: 'done' },
];

const line = (points: number) => ({ name: '', x: Array<number>(points).fill(0), y: Array<number>(points).fill(0) });
const lines = (count: number, points: number) => ({
  kind: 'show',
  shown: { what: 'line', title: '', series: Array.from({ length: count }, () => line(points)) },
});

test('a drawing has as many lines and points as `show.line` draws at most, and no more', () => {
  expect(readAnswer(lines(20, 5000))).not.toBeNull();
  expect(readAnswer(lines(21, 1))).toBeNull();
  expect(readAnswer(lines(1, 5001))).toBeNull();
});

test.each(SOUND)('an answer of the harness is taken: $kind', (answer) => {
  expect(readAnswer(answer)).toEqual(answer);
});

test.each<unknown>([
  null,
  'done',
  [],
  { kind: 'other' },
  { kind: 'console', level: 'log', text: { toString: 1 } },
  { kind: 'console', level: 'fatal', text: '' },
  { kind: 'show' },
  { kind: 'show', shown: { ...image, width: 2 } },
  { kind: 'show', shown: { ...image, width: 1e9, height: 0 } },
  { kind: 'show', shown: { ...image, rgba: new Array(8).fill(0) } },
  { kind: 'show', shown: { what: 'line', title: '', series: [{ name: '', x: [0], y: [] }] } },
  { kind: 'show', shown: { what: 'line', title: '', series: [null] } },
  { kind: 'show', shown: { what: 'table', title: '', columns: ['a'], rows: [[{}]], more: 0 } },
  { kind: 'show', shown: { what: 'table', title: '', columns: Array(1000).fill('a'), rows: [], more: 0 } },
  { kind: 'show', shown: { what: 'table', title: '', columns: ['a'], rows: [Array(1000).fill('')], more: 0 } },
  { kind: 'console', level: 'log', text: 'x'.repeat(1e6) },
  { kind: 'progress', step: 'x', loss: null },
  { kind: 'uncaught', error: null },
  { kind: 'left-out', count: -1 },
  { kind: 'result', call: 'a' },
  { kind: 'result', call: 'a', result: { value: 1 } },
  { kind: 'result', call: 'a', result: { value: 1, tensorsLeft: 0, hasChangedArgs: 0, operations: [], elapsedMs: 1 } },
  {
    kind: 'result',
    call: 'a',
    result: { value: 1, tensorsLeft: 0, hasChangedArgs: false, operations: [{}], elapsedMs: 1 },
  },
  { kind: 'error', call: null, error: { ...error, line: 'x' } },
  { kind: 'error', call: null, error: { ...error, phase: 'x' } },
])('anything else is dropped: %j', (given) => {
  expect(readAnswer(given)).toBeNull();
});

const REST = { tensorsLeft: 0, hasChangedArgs: false, operations: [], elapsedMs: 1 };
const result = (value: unknown) => ({ kind: 'result', call: 'a', result: { value, ...REST } });
/** What the page takes a result for. */
function valueOf(value: unknown): Value {
  const answer = readAnswer(result(value));
  return answer?.kind === 'result' ? answer.result.value : 'refused';
}

test('what a result holds is walked with a budget', () => {
  const loop: unknown[] = [];
  loop.push(loop);
  let doubled: unknown = 1;
  for (let i = 0; i < 40; i++) doubled = [doubled, doubled]; // cloning keeps what is shared
  const keys = Object.fromEntries(Array.from({ length: MOST_VALUES + 1 }, (_, i) => [i, i]));
  for (const huge of [new Array(MOST_VALUES + 1).fill(0), doubled, keys, new Array(4e9)])
    expect(valueOf(huge)).toEqual(TOO_LARGE);
  expect(JSON.stringify(valueOf(loop))).toContain(TOO_LARGE.text);
  expect(valueOf(new Array(MOST_VALUES - 1).fill(0))).toHaveLength(MOST_VALUES - 1);
});

test.each<unknown>([
  { is: 'other', text: { toString: 1 } },
  { is: 'tensor', shape: [1e15], dtype: 'x', values: { length: 1e15 } },
  { is: 'tensor', shape: [1e7], dtype: 'float32', values: { length: 1e7 } },
  { is: 'tensor', shape: [1], dtype: 'float32', values: [{}] },
  { is: 'tensor', shape: [1], dtype: { toString: 1 }, values: [1] },
  { is: 'tensor', shape: [1], dtype: 'float32', values: 'a' },
  { is: 'images', set: 'mnist' },
  () => 1,
])('a forged tag is no value: %j', (forged) => {
  expect(valueOf(forged)).toEqual(TOO_LARGE);
});

/** Values as a hostile worker might send them: our own tags with anything in them, shared and cyclic parts. */
const anything = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.anything({
      withBigInt: true,
      withTypedArray: true,
      withSparseArray: true,
      withNullPrototype: true,
      withMap: true,
    }),
    fc.record({ is: fc.constantFrom('other', 'tensor', 'images', 'x'), text: tie('value') }, { requiredKeys: ['is'] }),
    fc.record({
      is: fc.constant('tensor'),
      shape: fc.oneof(fc.array(fc.nat(3), { maxLength: 12 }), tie('value')),
      dtype: fc.oneof(fc.constantFrom('float32', 'int32', 'bool'), tie('value')),
      values: fc.oneof(fc.array(fc.double()), fc.float32Array(), tie('value')),
    }),
    fc.array(tie('value'), { maxLength: 4 }).map((parts) => [...parts, parts, parts]),
    fc.dictionary(fc.string(), tie('value')).map((parts) => Object.assign(parts, { self: parts })),
  ),
})).value;

test('whatever comes as a result is judged, compared, explained and written, and passes nothing', () => {
  const check = { id: 'a', args: () => [], expected: () => SECRET };
  fc.assert(
    fc.property(anything, (value) => {
      const got = valueOf(value);
      const outcome = judge({ checks: [check] }, 'a', {
        result: { value: got, ...REST },
        args: [],
        expected: SECRET,
        seed: null,
        source: '',
      });
      expect(outcome.passed).toBe(false);
      expect(explainResult(outcome)).toSatisfy((mistake) => mistake === null || typeof mistake === 'string');
      expect(outcome.difference ?? findDifference(got, [SECRET], 1e-5)).not.toBeNull();
      expect(formatValue(got).length).toBeLessThan(20_000);
    }),
    { numRuns: 2000 },
  );
});
/** A right result that nothing drawn at random is. */
const SECRET = { a: [0.123456789, { b: 'secret' }] };

test('whatever comes as an answer is one of ours or none', () => {
  const kinds = ['console', 'clear', 'show', 'progress', 'uncaught', 'left-out', 'result', 'error', 'done'];
  const answer = fc.oneof(
    fc.anything(),
    fc.record({ kind: fc.constantFrom(...kinds), level: anything, text: anything, shown: anything, count: anything }),
    fc.record({
      kind: fc.constantFrom(...kinds),
      call: fc.oneof(fc.string(), anything),
      result: anything,
      error: anything,
    }),
    fc
      .record({ what: fc.constantFrom('line', 'image', 'table'), title: fc.string(), series: anything, rows: anything })
      .map((shown) => ({ kind: 'show', shown })),
  );
  fc.assert(
    fc.property(answer, (given) => {
      const read = readAnswer(given);
      if (read) expect(kinds).toContain(read.kind);
    }),
    { numRuns: 2000 },
  );
});
