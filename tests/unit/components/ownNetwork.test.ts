import { setMaxListeners } from 'node:events';
import { signal } from '@preact/signals';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createOwnNetwork } from '../../../components/labs/own-network/ownNetwork.ts';
import { readReport } from '../../../components/labs/own-network/readReport.ts';
import type { Answer } from '../../../src/exercises/sandbox/protocol.ts';
import { encodePermalink } from '../../../src/labs/permalink.ts';
import { OWN_NETWORK_PROBLEMS } from '../../../src/nn/ownNetworkData.ts';
import { useStores } from '../../support/stores.ts';

const openStore = useStores();
const starter = 'export function buildModel(tf) {}\n';
const page = Object.assign(new EventTarget(), { location: { hash: '' }, document: new EventTarget() });
setMaxListeners(0, page);
beforeEach(() => {
  for (const name of ['addEventListener', 'removeEventListener'] as const) vi.stubGlobal(name, page[name].bind(page));
  vi.stubGlobal('document', page.document);
  vi.stubGlobal('location', page.location);
});
afterEach(() => vi.unstubAllGlobals());

const linkOf = (code: string, rate = 0.1) => encodePermalink('digits', { rate, code });
const openPanel = () =>
  createOwnNetwork({
    lab: 'digits',
    task: signal({ inputShapes: [[784]], outputs: 10 }),
    starter,
    ranges: { rate: [0, 1, 0] } as object,
    openSandbox: () => Promise.reject(new Error('none')),
    openStore: () => Promise.resolve(openStore()),
  });
const storedText = async () => (await openStore().read('draft', 'own-network/digits'))?.text;

test('no link touches the reader’s own code: not two, not one that comes while it is typed, not one that is changed', async () => {
  const own = openPanel();
  own.draft.type('// MINE');
  await own.readLink(linkOf('// REFUSED', 9));
  expect([own.draft.code.value, own.isLinked.value]).toEqual(['// MINE', false]);
  await own.readLink(linkOf('// LINK A')); // before what was typed is stored
  expect([own.draft.code.value, own.isLinked.value, own.isFromLink.value]).toEqual(['// LINK A', true, true]);
  own.draft.type('// LINK A, changed');
  await own.readLink(linkOf('// LINK B'));
  await vi.waitFor(async () => expect(await storedText()).toBe('// MINE'));
  page.dispatchEvent(new Event('pagehide'));
  expect(own.linkFields()).toEqual({ code: '// LINK B' });
  own.leaveLink();
  expect([own.draft.code.value, own.isLinked.value]).toEqual(['// MINE', false]);

  // What was changed of a link's code is found when the link comes again, also after a reload.
  await vi.waitFor(async () => {
    const reloaded = openPanel();
    await reloaded.readLink(linkOf('// LINK A'));
    expect(reloaded.draft.code.value).toBe('// LINK A, changed');
  });
  expect(await storedText()).toBe('// MINE');
});

test('a link’s code becomes the reader’s own on their word alone, and that can be undone', async () => {
  const own = openPanel();
  own.draft.type('// MINE');
  await own.readLink(linkOf('// LINK'));
  own.keepLink();
  expect([own.draft.code.value, own.isLinked.value]).toEqual(['// LINK', false]);
  await own.draft.flush();
  expect(await storedText()).toBe('// LINK');
  own.draft.undo();
  await own.draft.flush();
  expect(await storedText()).toBe('// MINE');
});

const answerOf = (value: unknown) =>
  [{ kind: 'result', call: 'own', result: { value, tensorsLeft: 0, elapsedMs: 1 } }] as unknown as Answer[];
const layer = { className: 'Dense', outputShape: [null, 10], parameters: 20 };
const sound = {
  topology: '{}',
  weights: [{ shape: [2], values: Float32Array.of(1, 2) }],
  layers: [layer],
  parameters: 20,
};

test('a sound report is taken', () => {
  expect(readReport(answerOf(sound))).toEqual(sound);
  const problem = { problem: 'inputs', detail: 'x'.repeat(1000) };
  expect(readReport(answerOf(problem))).toEqual({ kind: 'problem', problem: 'inputs', detail: 'x'.repeat(300) });
});

test.each([
  ['no layer', { layers: [null] }],
  ['too many layers', { layers: Array.from({ length: 201 }, () => layer) }],
  ['a layer without numbers', { layers: [{ ...layer, parameters: '20' }] }],
  ['a shape that is none', { layers: [{ ...layer, outputShape: { slice: 1 } }] }],
  ['fewer numbers than the shape says', { weights: [{ shape: [3], values: [1, 2] }] }],
  ['a length that lies', { weights: [{ shape: [1e7], values: { length: 1e7 } }] }],
  ['more parameters than allowed', { parameters: 2_000_001 }],
  ['words that belong to objects', { problem: 'constructor', topology: null }],
])('a forged report is no network: %s', (_, change) => {
  expect(readReport(answerOf({ ...sound, ...change }))).toEqual({ kind: 'broken' });
});

test('whatever comes from the sandbox, the panel can draw it', () => {
  const value = fc.oneof(
    fc.anything(),
    fc.array(fc.anything()),
    fc.constantFrom(...OWN_NETWORK_PROBLEMS, [layer], '{}', 2),
  );
  const report = fc.record(
    { problem: value, detail: value, topology: value, weights: value, layers: value, parameters: value },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(fc.anything(), report), (given) => {
      const found = readReport(answerOf(given));
      if (!('kind' in found))
        for (const { outputShape } of found.layers) expect(outputShape.slice(1)).toBeInstanceOf(Array);
      else if (found.kind === 'problem') expect(typeof found.detail).toBe('string');
      else expect(found.kind).toBe('broken');
    }),
  );
});
