import { afterEach, expect, test, vi } from 'vitest';
import { connectCounting } from '../../support/countingEngine.ts';
import { closeEngines, countOf, counts, pause } from '../../support/engineHost.ts';

afterEach(() => {
  closeEngines();
  vi.restoreAllMocks();
});

test('runs a session to its end and reports the device first', async () => {
  const engine = connectCounting();
  engine.start(1, { turns: 5 });
  await engine.until('done');
  expect(engine.received[0]?.type).toBe('started');
  expect(counts(engine.received).at(-1)).toBe(5);
});

test('sends nothing that was not pulled', async () => {
  const engine = connectCounting();
  engine.stopPulling();
  engine.start(1, { turns: 1e9 });
  await engine.until('snapshot');
  await pause(60);
  expect(counts(engine.received)).toHaveLength(1);
  engine.send({ type: 'abort', id: 1 });
  await engine.until('aborted');
});

test('pauses, makes single steps, resumes and aborts, freeing the session', async () => {
  const engine = connectCounting();
  engine.start(1, { turns: 1e9 });
  await engine.until('snapshot');
  /** The count once the session has had time for whatever step it was still to make. */
  const settled = async () => {
    for (let i = 0; i < 3; i++) await engine.ask(1, 'count');
    const reply = await engine.ask(1, 'count');
    return reply.ok ? (reply.value as number) : NaN;
  };
  engine.send({ type: 'pause', id: 1 });
  const before = await settled();
  engine.send({ type: 'step', id: 1 });
  const after = await settled();
  expect(after - before).toBe(1);
  engine.send({ type: 'resume', id: 1 });
  await engine.until('snapshot', 1, (m) => countOf(m.snapshot) > after + 10);
  engine.send({ type: 'abort', id: 1 });
  expect((await engine.until('aborted')).stats.tensors).toBe(0);
});

test('pauses by itself after the steps asked for, with the snapshot of the last, and can go on', async () => {
  const engine = connectCounting();
  engine.start(1, { turns: 1e9 }, 'counter', null, 40);
  await engine.until('stopped');
  await engine.until('snapshot', 1, (m) => countOf(m.snapshot) === 40);
  await pause(30);
  expect(counts(engine.received).at(-1)).toBe(40);
  engine.send({ type: 'resume', id: 1 });
  await engine.until('snapshot', 1, (m) => countOf(m.snapshot) > 50);
  await engine.abort();
});

test('answers questions while running and paused, and says so when it cannot', async () => {
  const engine = connectCounting();
  engine.start(1, { turns: 1e9 });
  await engine.until('snapshot');
  engine.send({ type: 'pause', id: 1 });
  engine.send({ type: 'ask', id: 1, ask: 7, what: 'count', payload: null });
  engine.send({ type: 'ask', id: 1, ask: 8, what: 'nonsense', payload: null });
  expect(await engine.until('reply', 1, (m) => m.ask === 7)).toMatchObject({ ok: true });
  expect(await engine.until('reply', 1, (m) => m.ask === 8)).toMatchObject({
    ok: false,
    fault: { code: 'internal' },
  });
  engine.send({ type: 'abort', id: 1 });
  await engine.until('aborted');
});

test('shares the device between two sessions', async () => {
  const engine = connectCounting();
  engine.start(1, { turns: 1e9 });
  engine.start(2, { turns: 1e9 });
  await engine.until('snapshot', 2, (m) => countOf(m.snapshot) > 20);
  await engine.until('snapshot', 1, (m) => countOf(m.snapshot) > 20);
  engine.send({ type: 'abort', id: 1 });
  engine.send({ type: 'abort', id: 2 });
  await Promise.all([engine.until('aborted', 1), engine.until('aborted', 2)]);
});

test('leaves the device to the next session when it is aborted while its backend is being opened', async () => {
  const engine = connectCounting();
  engine.start(1, { turns: 1e9 });
  engine.send({ type: 'abort', id: 1 });
  await engine.until('aborted', 1);
  engine.start(2, { turns: 5 });
  await engine.until('done', 2);
  expect(engine.device.alive).toBe(1);
});

test('counts no hour in a hidden tab as computing: neither one without a pull, nor one at a fault', async () => {
  const now = performance.now.bind(performance);
  let jump = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now() + jump);
  const engine = connectCounting();
  const hour = 3_600_000;
  /** One step more, and the time a step takes as it is known then. */
  const stepMsAfter = async (count: number) => {
    engine.send({ type: 'step', id: 1 });
    const { stats } = await engine.until('snapshot', 1, (m) => countOf(m.snapshot) === count);
    return stats.stepMs;
  };
  engine.start(1, { turns: 1e9, brokenAt: 200 });
  await engine.until('fault');
  jump += hour;
  await stepMsAfter(200);
  const afterFault = await stepMsAfter(201);
  expect(afterFault).toBeGreaterThan(0);
  expect(afterFault).toBeLessThan(1000);
  // Hidden: the page draws no frame any more, so it pulls nothing; the pause comes during the step.
  engine.stopPulling();
  await stepMsAfter(202);
  engine.send({ type: 'step', id: 1 });
  await pause(60);
  jump += hour;
  engine.send({ type: 'pull', id: 1 });
  await engine.until('snapshot', 1, (m) => countOf(m.snapshot) === 203);
  engine.send({ type: 'pull', id: 1 });
  expect(await stepMsAfter(204)).toBeLessThan(1000);
  engine.send({ type: 'abort', id: 1 });
  await engine.until('aborted');
});
