import type { Outcome } from './judge.ts';
import type { LearnerError } from './sandbox/protocol.ts';
import { meantBy, withoutComments } from './source.ts';
import { isOther, isTensor, numbersOf, TOO_LARGE, type Value } from './values.ts';

/** Mistakes of JavaScript and TensorFlow.js that are explained; each has a text in components/code/errors. */
export type Mistake =
  | 'not-compiled'
  | 'namespace'
  | 'unknown-module'
  | 'missing-export'
  | 'not-defined'
  | 'not-a-function'
  | 'of-undefined'
  | 'not-iterable'
  | 'constant'
  | 'stack-overflow'
  | 'out-of-memory'
  | 'missing-await'
  | 'async-tidy'
  | 'disposed'
  | 'inner-dimensions'
  | 'broadcast'
  | 'reshape'
  | 'wrong-count'
  | 'rank'
  | 'channels'
  | 'other-shape'
  | 'out-of-range'
  | 'dtype'
  | 'not-a-tensor'
  | 'not-scalar'
  | 'no-gradient'
  | 'not-compiled-model'
  | 'nan'
  | 'no-return'
  | 'strange-character'
  | 'default-import'
  | 'default-export'
  | 'tensor-operators'
  | 'mixed-numbers'
  | 'big-integer'
  | 'too-large'
  | 'tf-data';

/** Words of browsers (Chromium, Firefox, Safari) and of TensorFlow.js 4.22 by mistake; the first that fits holds. */
const MESSAGES: readonly (readonly [Mistake, RegExp])[] = [
  ['default-import', /^There is no default export/],
  ['tensor-operators', /^A tensor is not a number/],
  ['mixed-numbers', /Cannot mix BigInt|Cannot convert a BigInt|BigInt and other/],
  ['stack-overflow', /maximum call stack|too much recursion/i],
  ['out-of-memory', /array buffer allocation failed|invalid (typed )?array length|out of memory|allocation size/i],
  ['missing-await', /must be a Tensor or TensorLike, but got 'Promise'/],
  ['disposed', /tensor is disposed/i],
  ['inner-dimensions', /inner (shapes|dimensions)/],
  ['broadcast', /could not be broadcast/],
  ['reshape', /^Size\(|implicit shape can't be a fractional/],
  ['wrong-count', /tensor should have \d+ values but has|requires shape to be provided/],
  ['channels', /depth of input \(\d+\) must match/],
  ['rank', /must be rank \d|must be of rank/],
  ['out-of-range', /axis param must be in range|would overflow input\.shape/],
  ['dtype', /must be \w+ tensor, but got \w+ tensor|dtype of the new value/],
  ['not-a-tensor', /must be a Tensor or TensorLike/],
  ['not-scalar', /must return a scalar/],
  ['no-gradient', /Cannot compute gradient of y=f\(x\)|Cannot find a connection|to be trainable/],
  ['not-compiled-model', /needs to be compiled/],
  [
    'other-shape',
    /shapes? .*must match|does not match the shape|to have shape|each example has shape|shape of the new/i,
  ],
  ['not-defined', / is not defined|can't find variable/i],
  ['not-a-function', /is not a (function|constructor)/],
  ['not-iterable', /is not iterable/],
  ['constant', /assignment to (constant|const)|invalid assignment to const|readonly property/i],
  ['of-undefined', /of (undefined|null)|(undefined|null) is not an object| is (undefined|null)$|can't access property/],
];

/** A line that reads a tensor later, by a promise that nobody waits for. */
const FORGOTTEN_PROMISE = /\.(data|array|bytes)\(\)/;
const hasForgottenAwait = (code: string) =>
  code.split('\n').some((line) => FORGOTTEN_PROMISE.test(line) && !/\bawait\b|\.then\(|\breturn\b/.test(line));

/** A character that stands in an error's words and is none of code: quoted there, or part of a name that is not defined. */
export function strangeIn({ phase, message }: LearnerError): string | null {
  if (phase === 'compile') return /^Unexpected character '(.+)' \(U\+/u.exec(message)?.[1] ?? null;
  if (!/ is not defined|can't find variable/i.test(message)) return null;
  return (
    [...message].find((character) => character !== "'" && character !== '’' && meantBy(character) !== null) ?? null
  );
}

/**
 * The mistake behind an error, as far as its words and the source tell; null when nothing can be added to the message.
 * @param source the learner's code
 */
export function explainError(error: LearnerError, source: string): Mistake | null {
  const { phase, message } = error;
  const code = withoutComments(source);
  if (phase === 'import') return 'unknown-module';
  if (phase === 'missing') return /\bexport\s+default\b/.test(code) ? 'default-export' : 'missing-export';
  if (strangeIn(error) !== null) return 'strange-character';
  if (phase === 'compile') return message.startsWith('namespace') ? 'namespace' : 'not-compiled';
  const mistake = MESSAGES.find(([, words]) => words.test(message))?.[0] ?? null;
  if (mistake === 'disposed' && /\btidy\(\s*(['"`][^'"`]*['"`]\s*,\s*)?async\b/.test(code)) return 'async-tidy';
  if (mistake === 'not-a-function' && (/\.(data|array|bytes)\(\.*\)/.test(message) || hasForgottenAwait(code))) {
    return 'missing-await';
  }
  // `a + b` of two tensors is a text.
  if (mistake === 'dtype' && /got string tensor/.test(message) && /[\w)\]]\s*\+\s*[\w(]/.test(code))
    return 'tensor-operators';
  if (mistake === 'of-undefined' && /\btf\.data\b/.test(code)) return 'tf-data';
  return mistake;
}

/** Texts of values that cannot be sent, anywhere in a value. */
function othersIn(value: Value): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || isTensor(value)) return [];
  if (isOther(value)) return [value.text];
  return Object.values(value as Record<string, Value>).flatMap(othersIn);
}

/** What is plainly wrong with a result that failed: nothing came, NaN, a promise, a disposed tensor; null otherwise. */
export function explainResult({ got, passed }: Pick<Outcome, 'got' | 'passed'>): Mistake | null {
  if (passed) return null;
  if (got === undefined) return 'no-return';
  const others = othersIn(got);
  if (others.includes(TOO_LARGE.text)) return 'too-large';
  if (others.includes('Promise')) return 'missing-await';
  if (others.some((text) => text.endsWith('(disposed)'))) return 'disposed';
  if (others.some((text) => /^-?\d+n$/.test(text))) return 'big-integer';
  // `a + b` of two tensors joins what they would print.
  if (others.some((text) => /Tensor\n|^Tensor /.test(text) && !/^Tensor \w+ \[/.test(text))) return 'tensor-operators';
  return hasNaN(got) ? 'nan' : null;
}

function hasNaN(value: Value): boolean {
  const numbers = numbersOf(value);
  if (numbers) return numbers.some(Number.isNaN);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value as Record<string, Value>).some(hasNaN);
}
