import type { ResolvedCheck } from './checks.ts';
import { findDifference, type Difference } from './compare.ts';
import type { Check, Exercise } from './define.ts';
import { DEFAULT_TOLERANCE, near } from './near.ts';
import type { CallResult } from './sandbox/protocol.ts';
import { withoutComments } from './source.ts';
import { isTensor, type Value } from './values.ts';

/** What is said of one check. */
export interface Outcome {
  id: string;
  passed: boolean;
  /** Key of the mistake's text, null when none fits. */
  hint: string | null;
  got: Value;
  expected: Value;
  tolerance: number;
  /** Where and how the result first differs; null when it is right, or judged by something else than equality. */
  difference: Difference | null;
  /** How many tensors the call left behind, when that is why it failed. */
  tensorsLeft: number;
  /** Whether it failed because an argument was changed. */
  hasChangedArgs: boolean;
  /** Seed of the inputs when they were drawn at this press, otherwise null. */
  seed: number | null;
}

/** Key of the hint that is said when a result is right, but tensors are left behind by a check with `noLeak`. */
export const LEAK = 'leak';

/** Key of the hint that is said when a result is right, but an argument is no longer what it was. */
export const CHANGED = 'arguments-changed';

/**
 * Judges the result of one call.
 * @param args the call's arguments, images resolved
 * @param expected the right result, images resolved
 */
export function judge(
  { checks, sourceHints = [], forbids = [] }: Pick<Exercise, 'checks' | 'sourceHints' | 'forbids'>,
  id: string,
  { result, args, expected, seed, source }: ResolvedCheck & { result: CallResult; source: string },
): Outcome {
  const check: Check = checks.find((candidate) => candidate.id === id)!;
  const tolerance = check.tolerance ?? DEFAULT_TOLERANCE;
  const got = result.value;
  // What asks for a number may be given a tensor of one.
  const read = scalarsAsNumbers(got);
  const isRight = asked(
    () => (check.passes ? check.passes(read, expected, ...(args as never[])) : near(got, expected, tolerance)),
    false,
  );
  const leaks = check.noLeak === true && result.tensorsLeft > 0;
  const uses = (names: readonly string[]) => names.some((name) => result.operations.includes(name));
  const way = isRight
    ? (forbids.find(({ operations }) => uses(operations)) ??
      (check.requires && !uses(check.requires.operations) ? check.requires : undefined))
    : undefined;
  const passed = isRight && !leaks && !way && !result.hasChangedArgs;
  const found = passed
    ? undefined
    : check.hints?.find(({ when }) => asked(() => when(read, expected, ...(args as never[])), false));
  const code = passed || found || sourceHints.length === 0 ? '' : withoutComments(source);
  const seen = passed ? undefined : (way ?? found ?? sourceHints.find(({ when }) => asked(() => when(code), false)));
  return {
    id,
    passed,
    hint: !isRight || way ? (seen?.id ?? null) : result.hasChangedArgs ? CHANGED : (seen?.id ?? (leaks ? LEAK : null)),
    ...asked(() => check.shows?.(got, expected, ...(args as never[])) ?? { got, expected }, { got, expected }),
    tolerance,
    difference: isRight || check.passes ? null : asked(() => findDifference(got, expected, tolerance), null),
    tensorsLeft: leaks ? result.tensorsLeft : 0,
    hasChangedArgs: isRight && !way && result.hasChangedArgs,
    seed,
  };
}

/** A value with the number in place of each tensor of a single one. */
function scalarsAsNumbers(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (isTensor(value)) return value.shape.length === 0 ? value.values[0] : value;
  if (Array.isArray(value)) {
    return value.some((part) => typeof part === 'object') ? value.map((part: Value) => scalarsAsNumbers(part)) : value;
  }
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, scalarsAsNumbers(part as Value)]));
}

/** An answer about a value of unknown form, or `otherwise` where it cannot be read. */
function asked<T>(question: () => T, otherwise: T): T {
  try {
    return question();
  } catch {
    return otherwise;
  }
}
