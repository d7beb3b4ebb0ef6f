import { isTensor, type Value } from '../values.ts';
import type { Tf } from './tensors.ts';

/**
 * Whether an argument, as the learner's code got it, still is what was given: no number written, no entry added or taken away,
 * no tensor disposed.
 * @param given what was sent
 * @param now what `decode` made of it, after the call
 */
export function isUnchanged(tf: Tf, given: Value, now: unknown): boolean {
  if (typeof given !== 'object' || given === null) return Object.is(given, now);
  if (isTensor(given)) {
    if (!(now instanceof tf.Tensor) || now.isDisposed) return false;
    const numbers = now.dataSync();
    const round = given.dtype === 'float32' ? Math.fround : Number;
    return Array.prototype.every.call(given.values, (value: number, i) => Object.is(round(value), numbers[i]));
  }
  if (typeof now !== 'object' || now === null) return false;
  const [before, after] = [Object.entries(given), Object.entries(now)];
  return (
    before.length === after.length &&
    before.every(([name, part], i) => name === after[i]![0] && isUnchanged(tf, part as Value, after[i]![1]))
  );
}
