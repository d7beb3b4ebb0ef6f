import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { mergeEntries, momentAfter, parseEntry, type Kinds } from '../../../src/progress/entries.ts';

test('merging depends neither on the order nor on how often', () => {
  const quiz = fc.record({
    at: fc.integer({ min: 0, max: 3 }),
    answer: fc.array(fc.nat(2), { maxLength: 2 }),
    tries: fc.nat(3),
    isSolved: fc.boolean(),
  });
  fc.assert(
    fc.property(quiz, quiz, quiz, (a, b, c) => {
      const merge = mergeEntries<'quiz'>;
      expect(merge(a, b)).toEqual(merge(b, a));
      expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
      expect(merge(a, a)).toEqual(a);
    }),
  );
  const exercise = fc.record({
    at: fc.integer({ min: 0, max: 3 }),
    tries: fc.nat(3),
    isSolved: fc.boolean(),
    hints: fc.nat(3),
    sawSolution: fc.boolean(),
  });
  fc.assert(
    fc.property(exercise, exercise, exercise, (a, b, c) => {
      const merge = mergeEntries<'exercise'>;
      expect(merge(a, b)).toEqual(merge(b, a));
      expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
    }),
  );
  const [early, late] = [
    { at: 1, tries: 4, isSolved: true, hints: 2, sawSolution: true },
    { at: 2, tries: 1, isSolved: false, hints: 3, sawSolution: false },
  ];
  const both = { at: 2, tries: 4, isSolved: true, hints: 3, sawSolution: true };
  expect(mergeEntries<'exercise'>(early, late)).toEqual(both);
});

test('an entry has its fields and no others', () => {
  const place: Kinds['place'] = { at: 1, page: 'concepts', heading: '' };
  expect(parseEntry('place', { ...place, more: 1 })).toEqual(place);
  expect(parseEntry('quiz', { at: 1, answer: Number.NaN, tries: 1, isSolved: true })).toBeNull();
  expect(parseEntry('page', null)).toBeNull();
  expect(parseEntry('exercise', { at: 1, tries: 1, isSolved: true, hints: 0, sawSolution: 1 })).toBeNull();
});

test('a moment is later than the one before, and never later than the last there is', () => {
  vi.spyOn(Date, 'now').mockReturnValue(50);
  expect(momentAfter(null)).toBe(50);
  expect(momentAfter({ at: 10 })).toBe(50);
  expect(momentAfter({ at: 50 })).toBe(51);
  expect(momentAfter({ at: 99 })).toBe(100);
  expect(parseEntry('page', { at: momentAfter({ at: 8.64e15 }) })).not.toBeNull();
  vi.restoreAllMocks();
});
