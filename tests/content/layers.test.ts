import { expect, test } from 'vitest';
import { expectNone } from '../support/pages.ts';
import { circlesOf, importsOf, type ImportEdge } from '../support/imports.ts';

const edges = importsOf(['build', 'components', 'content', 'scripts', 'src']);

/** Folders of `components/labs` that all labs share. */
const SHARED = new Set(['frame', 'own-network']);
/** Folders of `src` that may build on labs: the front page trains a network of the playground's. */
const ABOVE_LABS = /^src\/(labs|hero)\//;

/** The lab that a file belongs to, in either half; null for what is no lab's. */
function labOf(file: string): string | null {
  const lab = /^(?:src|components)\/labs\/([^/]+)\//.exec(file)?.[1] ?? null;
  return lab && !SHARED.has(lab) ? lab : null;
}

/** The imports that a rule forbids. */
const forbidden = (rule: (edge: ImportEdge) => boolean) => edges.filter(rule).map(({ from, to }) => `${from} → ${to}`);

test('imports run in no circle', () => {
  const circles = circlesOf(edges).map((files) => files.join(', '));
  expectNone(circles);
});

test('src computes: it imports neither what draws nor what needs Node', () => {
  expectNone(forbidden(({ from, to }) => from.startsWith('src/') && /^(build|components|scripts)\//.test(to)));
});

test('an island imports nothing that needs Node', () => {
  const isIsland = (file: string) => file.startsWith('components/') && !file.endsWith('.astro');
  expectNone(forbidden(({ from, to }) => isIsland(from) && /^(build|scripts)\//.test(to)));
});

test('an island imports the words of its own language, never those of both', () => {
  const isIsland = (file: string) => file.startsWith('components/') && !file.endsWith('.astro');
  expectNone(forbidden(({ from, to }) => isIsland(from) && /\/strings\.ts$/.test(to)));
});

test('the engine and all else that labs build on know no lab', () => {
  const isBelow = (file: string) => file.startsWith('src/') && !ABOVE_LABS.test(file);
  expectNone(forbidden(({ from, to }) => isBelow(from) && to.startsWith('src/labs/')));
});

test('no lab imports another, and what labs share imports none', () => {
  const isOfLabs = (file: string) => /^(src|components)\/labs\//.test(file);
  expectNone(forbidden(({ from, to }) => isOfLabs(from) && labOf(to) !== null && labOf(from) !== labOf(to)));
});

test('circles are found: one of two files, one through a third, and none in a diamond', () => {
  const edge = (text: string) => ({ from: text[0]!, to: text[1]! });
  expect(circlesOf(['ab', 'ac', 'bd', 'cd'].map(edge))).toEqual([]);
  expect(circlesOf(['ab', 'ba', 'bc', 'cd', 'de', 'ec'].map(edge))).toEqual([
    ['c', 'd', 'e'],
    ['a', 'b'],
  ]);
  expect(circlesOf(['aa'].map(edge))).toEqual([['a']]);
});

test('imports are seen: types alone, lazy ones, workers, aliases and those of an Astro file', () => {
  const lines = new Set(edges.map(({ from, to }) => `${from} → ${to}`));
  for (const line of [
    'src/engine/runner.ts → src/engine/session.ts',
    'src/engine/openers.ts → src/engine/kernels/register.ts',
    'src/labs/engine.ts → src/labs/engine.worker.ts',
    'src/labs/cifar10/session.ts → src/labs/cifar10/member.worker.ts',
    'components/prose/Listing.astro → build/markdown/listing.ts',
  ])
    expect(lines).toContain(line);
});
