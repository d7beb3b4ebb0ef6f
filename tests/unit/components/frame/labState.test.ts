import { expect, test } from 'vitest';
import { isFreeState, stateAfter, type LabEvent, type LabState } from '../../../../components/labs/frame/labState.ts';

const after = (...events: LabEvent[]) => events.reduce<LabState>(stateAfter, 'idle');

test.each<[LabState, LabEvent[]]>([
  ['loading', ['launch']],
  ['running', ['launch', 'progress']],
  // News of a download that comes after the backend is open.
  ['loading', ['launch', 'progress', 'load']],
  ['running', ['launch', 'progress', 'load', 'progress']],
  ['paused', ['launch', 'progress', 'pause']],
  // The snapshot that a pause still brings does not start the run again.
  ['paused', ['launch', 'progress', 'pause', 'progress']],
  ['paused', ['launch', 'pause', 'progress']],
  ['running', ['launch', 'progress', 'pause', 'resume']],
  ['done', ['launch', 'progress', 'finish']],
  ['done', ['launch', 'progress', 'finish', 'pause']],
  ['error', ['launch', 'progress', 'fail']],
  ['error', ['launch', 'progress', 'fail', 'progress']],
  ['loading', ['launch', 'progress', 'fail', 'goOn']],
  ['error', ['launch', 'progress', 'finish', 'fail']],
  ['idle', ['launch', 'progress', 'clear']],
  ['idle', ['pause', 'resume', 'goOn', 'finish', 'progress']],
])('%s after %j', (state, events) => expect(after(...events)).toBe(state));

test('settings are free while nothing computes', () => {
  const free = (['idle', 'loading', 'running', 'paused', 'done', 'error'] as const).filter(isFreeState);
  expect(free).toEqual(['idle', 'done']);
});
