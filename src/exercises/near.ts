import { isTensor, numbersOf, shapeOf, type Value } from './values.ts';

/** Largest relative difference that counts as equal when a check names none: float32 sums differ by less. */
export const DEFAULT_TOLERANCE = 1e-5;

/** Whether two numbers differ by at most `tolerance` × max(1, |b|); NaN is near nothing. */
export const isNear = (a: number, b: number, tolerance: number): boolean =>
  a === b || Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b));

/**
 * Whether two values are equal: the same structure and texts, and numbers within `tolerance` × max(1, |b|).
 * A tensor equals evenly nested lists of its shape; NaN equals nothing.
 */
export function near(a: Value, b: Value, tolerance = DEFAULT_TOLERANCE): boolean {
  if (typeof a === 'string' || typeof b === 'string' || a === null || b === null || a === undefined) return a === b;
  const right = numbersOf(b);
  // Uneven lists are compared part by part: [[1, 2], [3]] holds the numbers of [[1], [2, 3]].
  if (right !== null && shapeOf(b) !== null) {
    const left = numbersOf(a);
    if (left === null || left.length !== right.length || shapeOf(a)?.join() !== shapeOf(b)?.join()) return false;
    return right.every((value, i) => isNear(left[i]!, value, tolerance));
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((part: Value, i) => near(part, b[i] as Value, tolerance));
  }
  if (!isPlain(a) || !isPlain(b)) return false;
  const [left, right_] = [a, b] as Record<string, Value>[];
  return Object.keys(right_!).every(
    (name) => Object.hasOwn(left!, name) && near(left![name], right_![name], tolerance),
  );
}

const isPlain = (value: Value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isTensor(value);
