import { expect, test } from 'vitest';
import type { Answer } from '../../../src/exercises/sandbox/protocol.ts';
import { readAnswer } from '../../../src/exercises/sandbox/readAnswer.ts';

const error = { phase: 'run', name: 'Error', message: 'x', line: 1, column: null } as const;
const image = { what: 'image', title: '', width: 1, height: 2, rgba: new Uint8ClampedArray(8) } as const;
const SOUND: Answer[] = [
  { kind: 'console', level: 'log', text: 'x' },
  { kind: 'show', shown: { what: 'line', title: 'a', series: [{ name: '', x: [0], y: [Number.NaN] }] } },
  { kind: 'show', shown: image },
  { kind: 'show', shown: { what: 'table', title: '', columns: ['a'], rows: [['1']] } },
  { kind: 'left-out', count: 3 },
  {
    kind: 'result',
    call: 'a',
    result: { value: undefined, tensorsLeft: 0, hasChangedArgs: false, operations: [], elapsedMs: 1 },
  },
  { kind: 'error', call: null, error },
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
  expect(readAnswer(answer)).toBe(answer);
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
  { kind: 'show', shown: { what: 'table', title: '', columns: ['a'], rows: [[{}]] } },
  { kind: 'left-out', count: -1 },
  { kind: 'result', call: 'a' },
  { kind: 'result', call: 'a', result: { value: 1 } },
  { kind: 'error', call: null, error: { ...error, line: 'x' } },
  { kind: 'error', call: null, error: { ...error, phase: 'x' } },
])('anything else is dropped: %j', (given) => {
  expect(readAnswer(given)).toBeNull();
});
