import { afterEach, expect, test } from 'vitest';
import { connectCounting } from '../../support/countingEngine.ts';
import { closeEngines, counts, pause } from '../../support/engineHost.ts';

afterEach(closeEngines);

test('goes on with the last kept state on another backend after the device is lost', async () => {
  const engine = connectCounting();
  engine.start(1, { turns: 30, lostAt: 12 }, 'counter', 'wasm');
  const { fault } = await engine.until('fault');
  expect(fault).toMatchObject({ code: 'device-lost', canContinue: true });
  engine.send({ type: 'resume', id: 1 });
  await engine.until('done');
  expect(engine.selected).toEqual([
    { force: 'wasm', lost: [] },
    { force: null, lost: ['wasm'] },
  ]);
  expect(counts(engine.received).at(-1)).toBe(30);
  expect(engine.device.alive).toBe(1);
});

test('reports the loss of a device that never answers again', async () => {
  const engine = connectCounting();
  engine.start(1, { turns: 20, hangAt: 5 });
  await engine.until('snapshot');
  await pause(30);
  engine.device.lose('gone');
  expect((await engine.until('fault')).fault.code).toBe('device-lost');
  engine.send({ type: 'resume', id: 1 });
  await engine.until('done');
  expect(counts(engine.received).at(-1)).toBe(20);
});

test('waits at a broken download until the reader says go on', async () => {
  const engine = connectCounting();
  engine.start(1, { turns: 10, brokenAt: 4 });
  expect((await engine.until('fault')).fault.code).toBe('data-hash');
  engine.send({ type: 'resume', id: 1 });
  await engine.until('done');
});

test('goes on from the last kept state on another backend when memory is exhausted', async () => {
  const engine = connectCounting();
  engine.start(1, { turns: 30, fullAt: 12 });
  expect((await engine.until('fault')).fault).toMatchObject({ code: 'out-of-memory', canContinue: true });
  engine.send({ type: 'resume', id: 1 });
  await engine.until('done');
  expect(engine.selected.map(({ lost }) => lost)).toEqual([[], ['wasm']]);
  expect(counts(engine.received).at(-1)).toBe(30);
  expect(engine.device.alive).toBe(1);
});

test('reports a GPU that is out of memory as that, not as lost', async () => {
  const engine = connectCounting();
  engine.start(1, { turns: 1e9 });
  await engine.until('snapshot');
  engine.device.lose('WebGPU is out of memory: buffer of 2 GiB');
  expect((await engine.until('fault')).fault.code).toBe('out-of-memory');
  engine.send({ type: 'abort', id: 1 });
  await engine.until('aborted');
});

test('reports an unexpected error and an unknown lab', async () => {
  const engine = connectCounting();
  engine.start(1, { turns: 10, failAt: 3 });
  expect((await engine.until('fault', 1)).fault).toEqual({
    code: 'internal',
    detail: 'surprise',
    canContinue: false,
  });
  engine.start(2, {}, 'nowhere');
  expect((await engine.until('fault', 2)).fault.code).toBe('internal');
});
