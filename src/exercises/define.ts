import type { Random } from '../math/random.ts';
import { near } from './near.ts';
import type { Value } from './values.ts';

/** One thing that is checked: the learner's code is called, and what it returns is judged in the page. */
export interface Check {
  /** Key of its sentence in the exercise's texts. */
  id: string;
  /** Function of `probe.ts` to call instead of the learner's own; it gets (exports of the learner, tf, ...args). */
  probe?: string;
  /** Arguments, made anew for each call, from these random numbers alone. */
  args: (random: Random) => readonly Value[];
  /** The arguments are drawn anew at each press of Check, by a seed that the reader is told; without it by a seed that stays. */
  isDrawn?: true;
  /** The right result, by another way than the solution where there is one. */
  expected: (...args: never[]) => Value;
  /** Largest difference to `expected`, relative to the larger of 1 and its size; 1e-5 when left out. */
  tolerance?: number;
  /** Judges what no equality can, such as an accuracy. It replaces the comparison. */
  passes?: (got: Value, expected: Value, ...args: never[]) => boolean;
  /** What the page shows as got and as expected when `passes` judges by something else, such as an accuracy. */
  shows?: (got: Value, expected: Value, ...args: never[]) => { got: Value; expected: Value };
  /** Typical mistakes, the first that fits is said; `id` is a key of the texts. */
  hints?: readonly Hint[];
  /** The call must leave no tensor behind but those it returns. */
  noLeak?: boolean;
  /** Operations of which the call must use one, for instance a gradient, since the task asks for training. */
  requires?: Way;
}

/** A way that a task forbids or asks for, told by what TensorFlow.js computes, however the code says it. */
interface Way {
  /** Key of the text that says why. */
  id: string;
  /** Names of operations of TensorFlow.js, such as `softmax`, and `gradients` for automatic differentiation. */
  operations: readonly string[];
}

/** A mistake that shows in the result. */
interface Hint {
  id: string;
  when: (got: Value, expected: Value, ...args: never[]) => boolean;
}

/** An exercise, as `src/exercises/<id>/exercise.ts` exports it. */
export interface Exercise {
  /** Same as its folder. */
  id: string;
  /** Page it belongs to, for example `mathematics/optimizers`. */
  page: string;
  /** 1: one idea, a few lines. 2: several steps. 3: hard, or long. */
  level: 1 | 2 | 3;
  /** A longer piece of work that joins several ideas. */
  isProject?: true;
  /** Name of the function (or class) that the learner exports. */
  entry: string;
  /** Where TensorFlow.js computes; `wasm` for training. */
  backend: 'cpu' | 'wasm';
  /** The learner's code is stopped after so many ms of Run or of Check. */
  limitMs: number;
  checks: readonly Check[];
  /** Ways that the task forbids: a right result that came by one of them does not pass. */
  forbids?: readonly Way[];
  /** Mistakes that show in the source alone, asked only when a check failed. */
  sourceHints?: readonly { id: string; when: (source: string) => boolean }[];
}

/** States an exercise. @throws RangeError when ids repeat */
export function defineExercise(exercise: Exercise): Exercise {
  const ids = exercise.checks.map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw new RangeError(`The checks of ${exercise.id} need different ids.`);
  return exercise;
}

/** One check with the types of its arguments inferred. */
export function check<A extends readonly Value[]>(
  stated: Omit<Check, 'args' | 'expected' | 'passes' | 'shows' | 'hints'> & {
    args: (random: Random) => A;
    expected: (...args: A) => Value;
    passes?: (got: Value, expected: Value, ...args: A) => boolean;
    shows?: (got: Value, expected: Value, ...args: A) => { got: Value; expected: Value };
    hints?: readonly { id: string; when: (got: Value, expected: Value, ...args: A) => boolean }[];
  },
): Check {
  return stated as unknown as Check;
}

/**
 * A typical mistake that gives a value of its own.
 * @param mistaken what the mistake computes from the call's arguments
 */
export function looksLike<A extends readonly Value[]>(id: string, mistaken: (...args: A) => Value, tolerance?: number) {
  return { id, when: (got: Value, _expected: Value, ...args: A) => near(got, mistaken(...args), tolerance) };
}
