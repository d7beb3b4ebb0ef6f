import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import * as tf from '../../../src/engine/tf.ts';
import {
  playground,
  SURFACE_SIZE,
  UNIT_SIZE,
  type PlaygroundParams,
  type PlaygroundSnapshot,
} from '../../../src/labs/playground/protocol.ts';
import playgroundSession from '../../../src/labs/playground/session.ts';
import { createTestContext } from '../../support/sessions.ts';

const settings = (changes: Partial<PlaygroundParams>): PlaygroundParams => ({ ...playground.defaults, ...changes });

beforeAll(() => tf.setBackend('cpu'));

test('sends surfaces and losses, answers, and keeps no tensor', async () => {
  const use = async () => {
    const session = playgroundSession.createSession(settings({ hidden: '4-2' }), null, createTestContext());
    const run = session.run();
    const next = async () => (await run.next()).value as PlaygroundSnapshot;
    const first = await next();
    expect(first.measured.map(({ step }) => step)).toEqual([0, 1]);
    expect(first.surface.length).toBe(SURFACE_SIZE ** 2);
    expect(first.units.length).toBe(6 * UNIT_SIZE ** 2);
    expect(first.weights.length).toBe(3 * 4 + 5 * 2 + 3);
    // Without validation points there is nothing to measure there; here there are.
    expect(first.measured[1]!.validationLoss).toBeGreaterThan(0);
    const changed = (await session.answer!('set-weight', { index: 0, value: 2.5 })) as PlaygroundSnapshot;
    expect(changed.weights[0]).toBe(2.5);
    const { learningRate, l1, l2, dropout } = playground.defaults;
    expect(await session.answer!('tune', { learningRate, l1, l2, dropout, speed: 'slow' })).toBe(true);
    expect((await next()).step).toBe(2);
    await run.return();
    session.dispose();
  };
  await expect(use).toKeepTensors();
});

test('refuses settings out of range and a set without points', () => {
  const refuse = (changes: object) => () =>
    playgroundSession.createSession({ ...playground.defaults, ...changes }, null, createTestContext()).dispose();
  for (const changes of [
    { hidden: '4-9' },
    { hidden: '1-1-1-1-1-1-1' },
    { features: '0000000' },
    { learningRate: Number.NaN },
    { noise: 1e308 },
    { own: '1_2' },
    { data: 'own-classes', own: '' },
  ]) {
    expect(refuse(changes), JSON.stringify(changes)).toThrow('bad-params');
  }
});

test('refuses a weight by hand that is no number', async () => {
  const session = playgroundSession.createSession(playground.defaults, null, createTestContext());
  const set = (index: number, value: number) => () => session.answer!('set-weight', { index, value });
  await expect(set(0, Number.NaN)()).rejects.toThrow('not allowed');
  await expect(set(999, 1)()).rejects.toThrow('not allowed');
  session.dispose();
});

test('a run that blows up says so', async () => {
  const wild = settings({ data: 'plane', activation: 'linear', optimizer: 'sgd', learningRate: 10, hidden: '8-8' });
  const session = playgroundSession.createSession(wild, null, createTestContext());
  const run = session.run();
  await expect(async () => {
    for (let i = 0; i < 500; i++) await run.next();
  }).rejects.toThrow('not-finite');
  session.dispose();
});
