import type { Check, Exercise } from './define.ts';
import { DEFAULT_TOLERANCE, near } from './near.ts';
import type { CallResult } from './sandbox/protocol.ts';
import type { Value } from './values.ts';

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
