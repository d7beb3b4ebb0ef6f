import { signal } from '@preact/signals';
import { beforeEach, expect, test, vi } from 'vitest';
import { createLab } from '../../../../components/labs/frame/createLab.ts';
import { frameStrings } from '../../../../components/labs/frame/strings.ts';
import { defineLab, number, TINY } from '../../../../src/labs/lab.ts';
import { createFakeEngine, DEVICE, STATS } from '../../../support/fakeEngine.ts';

const engine = createFakeEngine();
vi.mock('@src/labs/engine.ts', () => ({
  startSession: (...given: Parameters<typeof start>) => start(...given),
}));
vi.mock('@src/progress/record.ts', () => ({ recordLab: () => Promise.resolve() }));
const { startSession: start } = await engine.load();

const plan = defineLab({ id: 'sum', needs: TINY, settings: { a: number(1, 0, 10, 0), b: number(2, 0, 10, 0) } });
interface SumTalk {
  snapshot: { sum: number };
  questions: { add(pair: { a: number; b: number }): { sum: number } };
  extra: { from: number };
}

function open() {
  const drawn = signal<number | null>(null);
  let latest: number | null = null;
  const lab = createLab<{ a: number; b: number }, SumTalk, { title: string }>(
    plan,
    { locale: 'en', words: { title: 'Sum' }, frame: frameStrings.en },
    {
      take: ({ sum }) => (latest = sum),
      draw: () => (drawn.value = latest),
      forget: () => (drawn.value = latest = null),
      announce: () => `sum ${latest}`,
      recompute: ({ settings, run }) => ({
        payload: settings.ifAllowed,
        ask: (pair: { a: number; b: number }) => run.ask('add', pair),
        onAnswer: ({ sum }: { sum: number }) => (drawn.value = latest = sum),
      }),
    },
  );
  return { lab, drawn };
}

beforeEach(() => {
  engine.sessions.length = 0;
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  vi.stubGlobal('location', { hash: '', search: '' });
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
});

test('a start takes the settings and what it brings beside them; the end is drawn and said', async () => {
  const { lab, drawn } = open();
  lab.settings.texts.a.value = '4';
  await lab.start({ from: 3 });
  const [session] = engine.sessions;
  expect(session!.options.params).toEqual({ a: 4, b: 2, from: 3 });
  expect(lab.isFree.value).toBe(false);
  session!.events.onStarted(DEVICE);
  session!.events.onSnapshot({ sum: 6 }, STATS);
  session!.events.onDone();
  expect([drawn.value, lab.run.announcement.value, lab.isFree.value]).toEqual([6, 'sum 6', true]);
});

test('settings that change after a run are asked anew; a reset forgets all', async () => {
  const { lab, drawn } = open();
  const disconnect = lab.connect();
  await lab.start();
  const [session] = engine.sessions;
  session!.events.onSnapshot({ sum: 3 }, STATS);
  session!.events.onDone();
  expect(session!.calls).toEqual(['ask add']); // the settings may have changed while it ran
  session!.answer({ sum: 3.5 });
  await vi.waitFor(() => expect(drawn.value).toBe(3.5));
  lab.settings.texts.b.value = 'two';
  lab.settings.texts.b.value = '5';
  expect(session!.calls).toEqual(['ask add', 'ask add']);
  session!.answer({ sum: 6 });
  await vi.waitFor(() => expect(drawn.value).toBe(6));
  await lab.reset();
  expect(drawn.value).toBeNull();
  lab.settings.texts.b.value = '7';
  expect(session!.calls.at(-1)).toBe('abort');
  disconnect();
});

test('refused settings cannot start; one step begins a session', async () => {
  const { lab } = open();
  lab.settings.texts.a.value = '11';
  expect(lab.canStart.value).toBe(false);
  lab.settings.texts.a.value = '1';
  await lab.step();
  expect(engine.sessions[0]!.calls).toEqual(['step']);
  expect(lab.run.state.value).toBe('paused');
});
