import type { Random } from '../../math/random.ts';
import { drawWhole } from '../draw.ts';
import { check, defineExercise, looksLike } from '../define.ts';

type Args = [reference: string[], heard: string[]];

/** Fewest edits by recursion with a memory, from the ends: another way than the table of the solution. */
function distance(
  a: readonly string[],
  b: readonly string[],
  prices = { substitute: 1, remove: 1, insert: 1 },
): number {
  const known = new Map<number, number>();
  const from = (i: number, j: number): number => {
    if (i === a.length) return (b.length - j) * prices.insert;
    if (j === b.length) return (a.length - i) * prices.remove;
    const key = i * 1000 + j;
    const before = known.get(key);
    if (before !== undefined) return before;
    const best =
      a[i] === b[j]
        ? from(i + 1, j + 1)
        : Math.min(
            from(i + 1, j + 1) + prices.substitute,
            from(i + 1, j) + prices.remove,
            from(i, j + 1) + prices.insert,
          );
    known.set(key, best);
    return best;
  };
  return from(0, 0);
}

const expected = (reference: string[], heard: string[]) => distance(reference, heard) / reference.length;
const longer = (reference: string[], heard: string[]) => Math.max(reference.length, heard.length);

const hints = [
  looksLike('count', (reference: string[], heard: string[]) => distance(reference, heard)),
  looksLike('over-heard', (reference: string[], heard: string[]) => distance(reference, heard) / heard.length),
  looksLike(
    'by-place',
    (reference: string[], heard: string[]) =>
      Array.from({ length: longer(reference, heard) }).filter((_, i) => reference[i] !== heard[i]).length /
      reference.length,
  ),
  looksLike(
    'substitution-is-two',
    (reference: string[], heard: string[]) =>
      distance(reference, heard, { substitute: 2, remove: 1, insert: 1 }) / reference.length,
  ),
  looksLike(
    'no-insertions',
    (reference: string[], heard: string[]) =>
      distance(reference, heard, { substitute: 1, remove: 1, insert: 0 }) / reference.length,
  ),
  looksLike('at-most-one', (reference: string[], heard: string[]) => Math.min(1, expected(reference, heard))),
];

const WORDS = ['the', 'cat', 'sat', 'on', 'mat'];

/** A sentence, and what a poor recognizer makes of it: words changed, lost and invented. */
function drawHeard(random: Random): Args {
  const word = () => WORDS[random.integer(WORDS.length)]!;
  const reference = Array.from({ length: drawWhole(random, 6, 12) }, word);
  const heard = reference.flatMap((said) => {
    const luck = random.uniform();
    if (luck < 0.15) return [];
    if (luck < 0.3) return [word()];
    return luck < 0.45 ? [said, word()] : [said];
  });
  return [reference, heard];
}

const words = (text: string) => text.split(' ');

export default defineExercise({
  id: 'word-error-rate',
  page: 'applications/speech',
  level: 2,
  entry: 'wordErrorRate',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check({
      id: 'by-hand',
      args: (): Args => [words('please enter your password now'), words('please enter the new password')],
      expected: () => 3 / 5,
      hints,
    }),
    check({ id: 'drawn', isDrawn: true, args: drawHeard, expected, hints }),
    check({ id: 'insertions', args: (): Args => [words('seven'), words('send ten seven')], expected, hints }),
    check({ id: 'characters', args: (): Args => [[...'请输入密码'], [...'请书入码']], expected, hints }),
    check({ id: 'all-wrong', args: (): Args => [words('turn left now'), words('yes')], expected, hints }),
    check({ id: 'nothing', args: (): Args => [words('is anybody there'), []], expected, hints }),
    check({
      id: 'longer',
      isDrawn: true,
      args: (random): Args => [drawHeard(random)[1].slice(0, 3).concat('the'), drawHeard(random)[0]],
      expected,
      hints,
    }),
  ],
});
