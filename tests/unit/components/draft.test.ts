import { expect, test, vi } from 'vitest';
import { createDraft } from '../../../components/code/draft.ts';
import { useStores } from '../../support/stores.ts';

const openStore = useStores();
const starter = 'export function neuron() {}\n';

test('a draft is kept as typed, and a damaged one is no obstacle', async () => {
  const store = openStore();
  const draft = createDraft('exercise/neuron', starter, async () => store);
  draft.type('a  \n\tb');
  await vi.waitFor(async () => expect((await store.read('draft', 'exercise/neuron'))?.text).toBe('a  \n\tb'));
  const again = createDraft('exercise/neuron', starter, async () => openStore());
  await again.restore();
  expect(again.code.value).toBe('a  \n\tb');
  again.type('x'.repeat(200_001));
  expect(again.code.value).toBe('a  \n\tb');

  again.reset();
  expect([again.code.value, again.isChanged.value, again.replaced.value]).toEqual([starter, false, 'a  \n\tb']);
  await again.flush();
  expect((await store.read('draft', 'exercise/neuron'))?.text).toBe('');
  again.undo();
  expect([again.code.value, again.replaced.value]).toEqual(['a  \n\tb', null]);
  await again.flush();
  const database = await (await import('idb')).openDB('livegrad-progress');
  await database.put('entries', { at: -1, text: 3 }, 'draft:exercise/neuron');
  database.close();
  const mended = createDraft('exercise/neuron', starter, async () => openStore());
  await mended.restore();
  expect(mended.code.value).toBe(starter);
  mended.type('c');
  await mended.flush();
  expect((await store.read('draft', 'exercise/neuron'))?.text).toBe('c');
});

test('the draft of another tab is offered, never taken or overwritten unasked', async () => {
  const [left, right] = [openStore(), openStore()];
  const here = createDraft('exercise/neuron', starter, async () => left);
  const there = createDraft('exercise/neuron', starter, async () => right);
  left.subscribe(() => void here.look());
  right.subscribe(() => void there.look());
  const stored = async () => (await openStore().read('draft', 'exercise/neuron'))?.text;
  here.type('mine');
  await here.flush();
  await vi.waitFor(() => expect(there.offered.value?.text).toBe('mine'));
  expect(there.code.value).toBe(starter);
  there.type('theirs');
  await there.flush();
  expect(await stored()).toBe('mine');
  there.keepMine();
  await there.flush();
  expect(await stored()).toBe('theirs');
  await vi.waitFor(() => expect(here.offered.value?.text).toBe('theirs'));
  here.takeOffered();
  expect([here.code.value, here.replaced.value, here.offered.value]).toEqual(['theirs', 'mine', null]);
  // Typing on and on is never taken for the other tab's change.
  for (const text of ['1', '2', '3', '4']) {
    here.type(text);
    void here.flush();
  }
  await here.flush();
  expect(here.offered.value).toBeNull();
  expect(await stored()).toBe('4');
});

test('what is typed as the page is left is there on the next visit, and hides nothing of another tab', async () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => kept.set(name, text),
    removeItem: (name: string) => kept.delete(name),
  });
  const store = openStore();
  const open = () => createDraft('exercise/neuron', starter, async () => store);
  const draft = open();
  draft.type('stored');
  await draft.flush();
  draft.putAside();
  expect(kept.size).toBe(0);
  draft.type('typed at the last moment');
  draft.putAside();
  const next = open();
  await next.restore();
  expect([next.code.value, next.offered.value, kept.size]).toEqual(['typed at the last moment', null, 0]);

  next.type('here');
  next.putAside();
  await store.update('draft', 'exercise/neuron', (old) => ({ at: old!.at + 5, text: 'there' }));
  const last = open();
  await last.restore();
  expect([last.code.value, last.offered.value?.text]).toEqual(['here', 'there']);
  vi.unstubAllGlobals();
});
