import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import type { Tf } from '../../../src/exercises/sandbox/tensors.ts';
import type { Shown } from '../../../src/exercises/sandbox/protocol.ts';
import { readAnswer } from '../../../src/exercises/sandbox/readAnswer.ts';
import { createShow } from '../../../src/exercises/sandbox/show.ts';

/** What `show.line` draws, as the page takes it. */
function drawn(values: Parameters<ReturnType<typeof createShow>['line']>[0]) {
  const all: Shown[] = [];
  createShow(tf as unknown as Tf, (shown) => all.push(shown)).line(values);
  const answer = readAnswer({ kind: 'show', shown: all[0] });
  if (answer?.kind !== 'show' || answer.shown.what !== 'line') throw new Error('the page refuses it');
  return answer.shown.series;
}

test('a list is drawn over 0, 1, 2, …', () => {
  expect(drawn([5, 6, 7])).toEqual([{ name: '', x: [0, 1, 2], y: [5, 6, 7] }]);
});

test('of a longer list than 5,000 evenly spaced points are drawn, the first among them', () => {
  const [line] = drawn(Float32Array.from({ length: 12_001 }, (_, i) => i));
  expect(line!.x.length).toBeLessThanOrEqual(5000);
  expect(line!.x.slice(0, 3)).toEqual([0, 3, 6]);
  expect(line!.y).toEqual(line!.x);
});

test('twenty lists are drawn, more are refused in words', () => {
  const lists = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`w${i}`, [i]]));
  expect(drawn(lists(20))).toHaveLength(20);
  expect(() => drawn(lists(26))).toThrow('show.line takes at most 20 lists, not 26.');
  expect(() => drawn({})).toThrow('show.line takes a list of numbers');
});
