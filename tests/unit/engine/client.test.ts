import { expect, test, vi } from 'vitest';
import { fault, STATS, useFakePage } from '../../support/fakePage.ts';

const page = useFakePage();
const device = {
  backend: 'wasm',
  adapter: '',
  precision: 'float32',
  threads: 1,
  ownKernels: true,
  verdicts: [],
} as const;

test('one worker serves all sessions of the page, and hears what the address of the page asks for', () => {
  page.run();
  page.run({ lab: 'other', force: 'cpu', maxThreads: 1 });
  expect(page.workers).toHaveLength(1);
  expect(page.worker().requests).toMatchObject([
    { type: 'start', id: 1, lab: 'counter', params: { turns: 3 }, force: 'wasm', maxThreads: 2 },
    { type: 'start', id: 2, lab: 'other', force: 'cpu', maxThreads: 1 },
  ]);
});

test('an address that asks for nonsense asks for nothing', () => {
  vi.stubGlobal('location', { href: 'https://book.example/', search: '?backend=quantum&threads=-1' });
  page.run();
  expect(page.worker().requests[0]).toMatchObject({ force: null, maxThreads: Infinity });
});

test('each view hears of its own session, and the next snapshot is pulled with the next frame', () => {
  const [one, two] = [page.run(), page.run()];
  page.worker().says({ type: 'started', id: 1, device: { ...device, verdicts: [] } });
  page.worker().says({ type: 'snapshot', id: 2, snapshot: { count: 7 }, stats: STATS });
  expect(one.heard).toEqual([['started', 'wasm']]);
  expect(two.heard).toEqual([['snapshot', { count: 7, stats: STATS }]]);
  expect(page.worker().told).toEqual(['start', 'start']);
  page.draw();
  expect(page.worker().requests.at(-1)).toEqual({ type: 'pull', id: 2 });
  page.worker().says({ type: 'done', id: 2 });
  expect(two.heard.at(-1)).toEqual(['done']);
});

test('pauses for each reason, and resumes only when none is left', () => {
  const { handle } = page.run();
  const told = () => page.worker().told.slice(1);
  page.hide(true);
  expect(told()).toEqual(['pause']);
  page.showElement(false);
  handle.pause();
  page.hide(false);
  handle.resume();
  expect(told()).toEqual(['pause']);
  page.showElement(true);
  expect(told()).toEqual(['pause', 'resume']);
});

test('a session begun in a hidden tab waits', () => {
  page.hide(true);
  page.run();
  expect(page.worker().told).toEqual(['start', 'pause']);
});

test('a large session goes on off screen', () => {
  page.run({ needs: { size: 'large' } });
  expect(page.observed).toEqual([]);
  page.run();
  expect(page.observed).toHaveLength(1);
});

test('after a single step the session is paused, so that "resume" goes on', () => {
  const { handle } = page.run();
  handle.step();
  handle.resume();
  expect(page.worker().told).toEqual(['start', 'step', 'resume']);
});

test('a fault that can be mended waits for the reader', () => {
  const { handle, heard } = page.run();
  page.worker().says({ type: 'fault', id: 1, fault: fault('data-hash', true) });
  expect(heard).toEqual([['fault', 'data-hash']]);
  page.hide(true);
  page.hide(false);
  expect(page.worker().told).toEqual(['start']);
  handle.resume();
  expect(page.worker().told).toEqual(['start', 'resume']);
});

test('questions get their own answers, in any order, and rejections carry the fault', async () => {
  const { handle } = page.run();
  const [first, second] = [handle.ask('count'), handle.ask('nonsense', 5)];
  expect(page.worker().requests.slice(1)).toEqual([
    { type: 'ask', id: 1, ask: 1, what: 'count', payload: null },
    { type: 'ask', id: 1, ask: 2, what: 'nonsense', payload: 5 },
  ]);
  page.worker().says({ type: 'reply', id: 1, ask: 2, ok: false, fault: fault('internal', false) });
  page.worker().says({ type: 'reply', id: 1, ask: 1, ok: true, value: 42 });
  page.worker().says({ type: 'reply', id: 1, ask: 1, ok: true, value: 43 });
  await expect(second).rejects.toMatchObject({ fault: { code: 'internal', detail: 'said so' } });
  await expect(first).resolves.toBe(42);
});

test('a worker whose script does not come is no worker that died, and going on begins another', () => {
  const { handle, heard } = page.run();
  page.worker().dies('');
  expect(heard).toEqual([['fault', 'not-loaded']]);
  handle.resume();
  expect(page.workers).toHaveLength(2);
  page.worker().says({ type: 'started', id: 1, device: { ...device, verdicts: [] } });
  page.worker().dies('');
  expect(heard.at(-1)).toEqual(['fault', 'worker-died']);
});
