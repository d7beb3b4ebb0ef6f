import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseEntry, parseKey, type Kind } from '../../../src/progress/entries.ts';
import { decodeFile, ImportError, readText, type Entries } from '../../../src/progress/exportFile.ts';
import { encodeUndo, keysOfBook, readImport, readUndo } from '../../../src/progress/importing.ts';

const isOfBook = keysOfBook({ pages: ['x'], labs: ['digits'], questions: ['x#a'], exercises: ['adam'] });
const KEYS = [
  'place:last',
  'page:x',
  'lab:digits',
  'quiz:x#a',
  'exercise:adam',
  'prediction:digits/accuracy',
  'draft:exercise/adam',
  'draft:toString',
];
const value = fc.oneof(
  fc.anything({ maxDepth: 2 }),
  fc.nat(),
  fc.boolean(),
  fc.constantFrom('', 'code', 8.64e15, 2 ** 53, -1, Number.NaN),
);
const FIELDS = [
  'at',
  'page',
  'heading',
  'runs',
  'answer',
  'tries',
  'isSolved',
  'hints',
  'sawSolution',
  'text',
  'said',
  'was',
];
const anyEntry = fc.dictionary(fc.constantFrom(...FIELDS), value);
const sound = fc.record({
  at: fc.nat(),
  page: fc.constant('x'),
  heading: fc.constant(''),
  runs: fc.nat(),
  answer: fc.nat(3),
  tries: fc.nat(),
  isSolved: fc.boolean(),
  hints: fc.nat(),
  sawSolution: fc.boolean(),
  text: fc.constantFrom('', 'a', 'b'),
  said: fc.nat(3),
  was: fc.nat(3),
});
const fileOf = (entries: unknown) => JSON.stringify({ format: 'livegrad-progress', version: 1, entries });
const fileArbitrary = fc.oneof(
  fc.string(),
  fc.json(),
  fc.dictionary(fc.oneof(fc.constantFrom(...KEYS), fc.string()), fc.oneof(anyEntry, sound)).map(fileOf),
);

test('whatever a file holds, it is refused by its name or gives entries that can be read', () => {
  fc.assert(
    fc.property(fileArbitrary, (text) => {
      let entries: Entries;
      try {
        entries = decodeFile(text);
      } catch (error) {
        expect(error).toBeInstanceOf(ImportError);
        return;
      }
      for (const [key, entry] of entries) {
        expect(parseEntry(parseKey(key)!.kind, entry)).toEqual(entry);
        expect(entry.at).toBeLessThanOrEqual(Date.now() + 86_400_000);
      }
    }),
  );
});

test('of a file as large as a film only a part is read, and it is refused as too long', async () => {
  const film = new Blob(['界'.repeat(25_000_000)]);
  const text = await readText(film);
  expect(text.length).toBeLessThan(21_000_000);
  expect(() => decodeFile(text)).toThrow(expect.objectContaining({ code: 'too-long' }));
  expect(await readText(new Blob([fileOf({})]))).toBe(fileOf({}));
});

test('an import keeps the reader’s code when they say so, changes only what is of the book, and undoing brings all back', () => {
  const entries = fc.dictionary(fc.constantFrom(...KEYS), sound);
  const read = (given: Record<string, unknown>): Entries => decodeFile(fileOf(given));
  fc.assert(
    fc.property(entries, entries, fc.constantFrom('mine' as const, 'file' as const), (here, given, drafts) => {
      const mine = read(here);
      const file = readImport(fileOf(given), isOfBook);
      const changes = file.plan(mine, drafts);
      expect([...changes.keys()].every((key) => isOfBook(key) && Object.hasOwn(given, key))).toBe(true);
      const own = (mine.get('draft:exercise/adam') as { text: string } | undefined)?.text;
      const next = (changes.get('draft:exercise/adam') as { text: string } | undefined)?.text;
      if (drafts === 'mine' && own) expect(next).toBeUndefined();
      else expect([undefined, given['draft:exercise/adam']?.text]).toContain(next);

      const after: Entries = new Map([...mine, ...changes]);
      for (const [key, entry] of readUndo(encodeUndo(mine, changes), after)!) {
        if (entry) after.set(key, entry);
        else after.delete(key);
      }
      // A draft goes back with a later moment, so that other tabs take notice, and stays as an empty one.
      const plain = (all: Entries) =>
        [...all]
          .map(([key, entry]) => (key.startsWith('draft:') ? [key, (entry as { text: string }).text] : [key, entry]))
          .filter(([, entry]) => entry !== '')
          .sort();
      expect(plain(after)).toEqual(plain(mine));
    }),
  );
  const kinds: Kind[] = ['place', 'page', 'lab', 'quiz', 'exercise', 'draft'];
  expect(KEYS.map((key) => parseKey(key)!.kind)).toEqual(expect.arrayContaining(kinds));
});
