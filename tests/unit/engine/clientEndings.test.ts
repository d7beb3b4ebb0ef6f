import { expect, test, vi } from 'vitest';
import { fault, STATS, useFakePage } from '../../support/fakePage.ts';

const page = useFakePage();

test('a worker that dies is a fault of every session; "go on" starts a new one from the last good state', async () => {
  const one = page.run({ restartParams: () => ({ turns: 99 }) });
  const two = page.run();
  const unanswered = one.handle.ask('count');
  const dead = page.worker();
  dead.dies('out of luck');
  expect(dead.isTerminated).toBe(true);
  await expect(unanswered).rejects.toMatchObject({ fault: { code: 'worker-died', detail: 'out of luck' } });
  expect([...one.heard, ...two.heard]).toEqual([
    ['fault', 'worker-died'],
    ['fault', 'worker-died'],
  ]);
  // Nothing is sent for a dead session, whatever happens to the page; a frame that was asked for pulls nothing.
  page.hide(true);
  page.hide(false);
  one.handle.step();
  expect(page.workers).toHaveLength(1);
  one.handle.resume();
  expect(page.worker()).not.toBe(dead);
  expect(page.worker().requests).toMatchObject([{ type: 'start', id: 1, params: { turns: 99 } }]);
  two.handle.resume();
  expect(page.worker().requests.at(-1)).toMatchObject({ type: 'start', id: 2, params: { turns: 3 } });
});

test('a question to a session whose worker is dead is rejected at once', async () => {
  const { handle } = page.run();
  page.worker().dies('');
  await expect(handle.ask('count')).rejects.toMatchObject({ fault: { code: 'worker-died' } });
  expect(page.workers).toHaveLength(1);
});

test('an aborted session is freed, watches nothing, hears nothing more, and its open questions are rejected', async () => {
  const { handle, heard } = page.run();
  page.worker().says({ type: 'snapshot', id: 1, snapshot: {}, stats: STATS });
  const unanswered = handle.ask('count');
  const ended = handle.abort();
  page.worker().says({ type: 'aborted', id: 1, stats: { ...STATS, tensors: 0 } });
  expect((await ended).tensors).toBe(0);
  expect(handle.abort()).toBe(ended);
  await expect(unanswered).rejects.toMatchObject({ name: 'EngineFault' });
  page.worker().says({ type: 'snapshot', id: 1, snapshot: {}, stats: STATS });
  page.draw();
  page.hide(true);
  expect(heard).toHaveLength(1);
  expect(page.observed).toEqual([]);
  expect(page.worker().told).toEqual(['start', 'ask', 'abort']);
});

test('a session whose worker died, before or meanwhile, is aborted all the same', async () => {
  const [one, two] = [page.run(), page.run()];
  const ending = two.handle.abort();
  page.worker().dies('gone');
  expect((await ending).tensors).toBe(0);
  expect((await one.handle.abort()).tensors).toBe(0);
  expect(two.heard).toEqual([]);
});

test('a worker whose memory was exhausted ends with its last session', async () => {
  const [one, two] = [page.run(), page.run()];
  const full = page.worker();
  full.says({ type: 'fault', id: 1, fault: fault('out-of-memory', true) });
  const ended = [one, two].map(({ handle }) => handle.abort());
  full.says({ type: 'aborted', id: 1, stats: STATS });
  expect(full.isTerminated).toBe(false);
  full.says({ type: 'aborted', id: 2, stats: STATS });
  await Promise.all(ended);
  expect(full.isTerminated).toBe(true);
  page.run();
  expect(page.workers).toHaveLength(2);
});

test('a worker that does not answer to an abort is ended, and its other sessions may go on in a new one', async () => {
  vi.useFakeTimers();
  const [one, two] = [page.run(), page.run()];
  const silent = page.worker();
  const ended = one.handle.abort();
  vi.advanceTimersByTime(2_900);
  expect(silent.isTerminated).toBe(false);
  vi.advanceTimersByTime(200);
  vi.useRealTimers();
  expect(silent.isTerminated).toBe(true);
  expect((await ended).tensors).toBe(0);
  expect(two.heard).toEqual([['fault', 'worker-died']]);
  two.handle.resume();
  expect(page.worker()).not.toBe(silent);
});

test('a session that stops in time leaves its worker alone', async () => {
  vi.useFakeTimers();
  const { handle } = page.run();
  const ended = handle.abort();
  page.worker().says({ type: 'aborted', id: 1, stats: STATS });
  await ended;
  vi.advanceTimersByTime(10_000);
  vi.useRealTimers();
  expect(page.worker().isTerminated).toBe(false);
});
