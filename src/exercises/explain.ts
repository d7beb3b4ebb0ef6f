import type { Outcome } from './judge.ts';
import type { LearnerError } from './sandbox/protocol.ts';
import { numbersOf, type Value } from './values.ts';

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
  | 'no-return';

/** Words of browsers (Chromium, Firefox, Safari) and of TensorFlow.js 4.22 by mistake; the first that fits holds. */
const MESSAGES: readonly (readonly [Mistake, RegExp])[] = [
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
const hasForgottenAwait = (source: string) =>
  source.split('\n').some((line) => FORGOTTEN_PROMISE.test(line) && !/\bawait\b|\.then\(|\breturn\b/.test(line));

/**
 * The mistake behind an error, as far as its words and the source tell; null when nothing can be added to the message.
 * @param source the learner's code
 */
export function explainError({ phase, message }: LearnerError, source: string): Mistake | null {
  if (phase === 'import') return 'unknown-module';
  if (phase === 'missing') return 'missing-export';
  if (phase === 'compile') return message.startsWith('namespace') ? 'namespace' : 'not-compiled';
  const mistake = MESSAGES.find(([, words]) => words.test(message))?.[0] ?? null;
  if (mistake === 'disposed' && /\btidy\(\s*(['"`][^'"`]*['"`]\s*,\s*)?async\b/.test(source)) return 'async-tidy';
  if (mistake === 'not-a-function' && (/\.(data|array|bytes)\(\.*\)/.test(message) || hasForgottenAwait(source))) {
    return 'missing-await';
  }
  return mistake;
}

/** Deeper than this nobody looks. */
const DEEPEST = 8;

/** Texts of values that cannot be sent, anywhere in a value. */
function othersIn(value: Value, depth = 0): string[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || depth > DEEPEST) return [];
  const { is, text } = value as { is?: unknown; text?: unknown };
  if (is === 'tensor') return [];
  if (is === 'other') return [String(text)];
  return Object.values(value as Record<string, Value>)
    .slice(0, 1000)
    .flatMap((part) => othersIn(part, depth + 1));
}

/** What is plainly wrong with a result that failed: nothing came, NaN, a promise, a disposed tensor; null otherwise. */
export function explainResult({ got, passed }: Pick<Outcome, 'got' | 'passed'>): Mistake | null {
  if (passed) return null;
  if (got === undefined) return 'no-return';
  const others = othersIn(got);
  if (others.includes('Promise')) return 'missing-await';
  if (others.some((text) => text.endsWith('(disposed)'))) return 'disposed';
  return hasNaN(got) ? 'nan' : null;
}

function hasNaN(value: Value, depth = 0): boolean {
  if (depth > DEEPEST) return false;
  const numbers = numbersOf(value);
  if (numbers) return numbers.some(Number.isNaN);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value as Record<string, Value>).some((part) => hasNaN(part, depth + 1));
}
