import type { Check, Exercise } from './define.ts';
import type { CallResult } from './sandbox/protocol.ts';
import { isTensor, numbersOf, shapeOf, type Value } from './values.ts';

/** What is said of one check. */
export interface Outcome {
  id: string;
  passed: boolean;
  /** Key of the mistake's text, null when none fits. */
  hint: string | null;
  got: Value;
  expected: Value;
  tolerance: number;
  /** How many tensors the call left behind, when that is why it failed. */
  tensorsLeft: number;
}

/** Key of the hint that is said when a result is right, but tensors are left behind by a check with `noLeak`. */
export const LEAK = 'leak';

/** Largest relative difference that counts as equal when a check names none: float32 sums differ by less. */
export const DEFAULT_TOLERANCE = 1e-5;

/**
 * Whether two values are equal: the same structure and texts, and numbers within `tolerance` × max(1, |b|).
 * A tensor equals evenly nested lists of its shape; NaN equals nothing.
 */
export function near(a: Value, b: Value, tolerance = DEFAULT_TOLERANCE): boolean {
  if (typeof a === 'string' || typeof b === 'string' || a === null || b === null || a === undefined) return a === b;
  const right = numbersOf(b);
  if (right !== null) {
    const left = numbersOf(a);
    if (left === null || left.length !== right.length || shapeOf(a)?.join() !== shapeOf(b)?.join()) return false;
    return right.every(
      (value, i) => left[i] === value || Math.abs(left[i]! - value) <= tolerance * Math.max(1, Math.abs(value)),
    );
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

/**
 * Judges the result of one call.
 * @param args the call's arguments, images resolved
 * @param expected the right result, images resolved
 */
export function judge(
  { checks, sourceHints = [] }: Pick<Exercise, 'checks' | 'sourceHints'>,
  id: string,
  { result, args, expected, source }: { result: CallResult; args: readonly Value[]; expected: Value; source: string },
): Outcome {
  const check: Check = checks.find((candidate) => candidate.id === id)!;
  const tolerance = check.tolerance ?? DEFAULT_TOLERANCE;
  const got = result.value;
  const isRight = asked(
    () => (check.passes ? check.passes(got, expected, ...(args as never[])) : near(got, expected, tolerance)),
    false,
  );
  const leaks = check.noLeak === true && result.tensorsLeft > 0;
  const passed = isRight && !leaks;
  const found = passed
    ? undefined
    : check.hints?.find(({ when }) => asked(() => when(got, expected, ...(args as never[])), false));
  const seen = passed ? undefined : (found ?? sourceHints.find(({ when }) => when(source)));
  return {
    id,
    passed,
    hint: seen?.id ?? (leaks && isRight ? LEAK : null),
    ...asked(() => check.shows?.(got, expected, ...(args as never[])) ?? { got, expected }, { got, expected }),
    tolerance,
    tensorsLeft: leaks ? result.tensorsLeft : 0,
  };
}

/** An answer about a value of unknown form, or `otherwise` where it cannot be read. */
function asked<T>(question: () => T, otherwise: T): T {
  try {
    return question();
  } catch {
    return otherwise;
  }
}
