import {
  DEEPEST_VALUE,
  isOther,
  isTensor,
  MOST_NUMBERS,
  MOST_VALUES,
  TOO_LARGE,
  type TensorValue,
  type Value,
} from '../values.ts';

/** Most characters of all texts of a value. */
const MOST_CHARACTERS = 5_000_000;
const DTYPES = ['float32', 'int32', 'bool'];

interface Walk {
  left: number;
  numbers: number;
  characters: number;
}

/** Thrown when a value is none that the harness sends. */
const UNSOUND = Symbol('no sound value');
const TOO_MANY = Symbol('too many values');

/**
 * A value out of the sandbox, copied as a tree of its own: tensors whose numbers are numbers, texts, lists and plain objects.
 * Shared parts count each time, so that whoever reads it later needs no more than it has parts. What is larger than
 * `MOST_VALUES` or holds itself becomes `TOO_LARGE`; so does what no harness sends.
 */
export function readValue(given: unknown): Value {
  try {
    return readPart({ left: MOST_VALUES, numbers: MOST_NUMBERS, characters: MOST_CHARACTERS }, given, 0);
  } catch (error) {
    if (error === TOO_MANY || error === UNSOUND) return TOO_LARGE;
    throw error;
  }
}

function readPart(walk: Walk, given: unknown, depth: number): Value {
  if (--walk.left < 0) throw TOO_MANY;
  if (given === null || given === undefined || typeof given === 'boolean' || typeof given === 'number') return given;
  if (typeof given === 'string') return spend(walk, 'characters', given.length) && given;
  if (typeof given !== 'object') throw UNSOUND;
  if (depth > DEEPEST_VALUE) return TOO_LARGE;
  if (Array.isArray(given)) {
    if (given.length > walk.left) throw TOO_MANY;
    return Array.from(given, (part: unknown) => readPart(walk, part, depth + 1));
  }
  if ('is' in given) return readTagged(walk, given);
  const fields = Object.entries(given).map(([name, part]) => {
    spend(walk, 'characters', name.length);
    return [name, readPart(walk, part, depth + 1)] as const;
  });
  return Object.fromEntries(fields);
}

/** A tensor, or something in words; nothing else has a tag. */
function readTagged(walk: Walk, given: object): Value {
  if (isOther(given)) return spend(walk, 'characters', given.text.length) && { is: 'other', text: given.text };
  if (!isTensor(given) || !DTYPES.includes(given.dtype)) throw UNSOUND;
  const { shape, dtype, values } = given as TensorValue;
  spend(walk, 'numbers', values.length);
  const isTyped = values instanceof Float32Array || values instanceof Int32Array || values instanceof Uint8Array;
  if (!isTyped && !(Array.isArray(values) && values.every((value) => typeof value === 'number'))) throw UNSOUND;
  return { is: 'tensor', shape: [...shape], dtype, values };
}

function spend(walk: Walk, what: 'numbers' | 'characters', count: number): true {
  walk[what] -= count;
  if (walk[what] < 0) throw TOO_MANY;
  return true;
}
