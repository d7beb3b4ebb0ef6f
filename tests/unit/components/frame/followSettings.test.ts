import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { followSettings } from '../../../../components/labs/frame/followSettings.ts';
import type { LabState } from '../../../../components/labs/frame/labState.ts';

test('settings are followed once a run is done: one question at a time, the last settings win', async () => {
  const state = signal<LabState>('running');
  const values = signal({ x: 1 });
  const asked: number[] = [];
  const answers: number[] = [];
  const pending: (() => void)[] = [];
  let generation = 1;
  const run = {
    state,
    hasSession: () => true,
    generation: () => generation,
  };
  const ask = ({ x }: { x: number }) =>
    new Promise<number>((resolve) => {
      asked.push(x);
      pending.push(() => resolve(x));
    });
  const settle = async () => {
    pending.shift()!();
    await new Promise((resolve) => setTimeout(resolve));
  };
  const stop = followSettings(run, { ask, payload: () => values.value, onAnswer: (x) => void answers.push(x) });
  values.value = { x: 2 };
  expect(asked).toEqual([]); // nothing before the reader's run
  state.value = 'done';
  for (const x of [3, 4, 5]) values.value = { x };
  expect(asked).toEqual([2]);
  await settle();
  expect(asked).toEqual([2, 5]);
  await settle();
  expect(answers).toEqual([2, 5]);
  values.value = { x: 6 };
  generation = 2; // the run was reset meanwhile
  await settle();
  expect(answers).toEqual([2, 5]);
  stop();
});
