import { DEEPEST_VALUE, isTensor, MOST_VALUES, TOO_LARGE, type Value } from '../values.ts';
import { classNameOf, inspect } from './inspect.ts';
import { decodeTensor, encodeTensor, type Tf } from './tensors.ts';

/** Most characters of a text that are sent. */
const MOST_CHARACTERS = 200_000;

/** Thrown when a value has more parts than are sent. */
const TOO_MANY = Symbol('too many values');

/**
 * A learner's value as it can be sent. Tensors are read; objects of classes give their fields and what their getters give;
 * functions, promises, Maps and the like are put into words. What is too large or holds itself becomes `TOO_LARGE`.
 */
export function encode(tf: Tf, value: unknown): Value {
  const walk = { tf, left: MOST_VALUES, above: new Set<object>() };
  try {
    return encodePart(walk, value);
  } catch (error) {
    if (error === TOO_MANY) return TOO_LARGE;
    throw error;
  }
}

interface Walk {
  tf: Tf;
  /** How many values may still come. */
  left: number;
  /** The objects that hold the present one. */
  above: Set<object>;
}

function encodePart(walk: Walk, value: unknown): Value {
  if (--walk.left < 0) throw TOO_MANY;
  if (value === null || value === undefined || typeof value === 'boolean' || typeof value === 'number') return value;
  if (typeof value === 'string') return value.slice(0, MOST_CHARACTERS);
  if (typeof value !== 'object') return other(walk, value);
  if (value instanceof walk.tf.Tensor) return encodeTensor(value);
  if (walk.above.has(value) || walk.above.size >= DEEPEST_VALUE) return TOO_LARGE;
  walk.above.add(value);
  const encoded = encodeObject(walk, value);
  walk.above.delete(value);
  return encoded;
}

function encodeObject(walk: Walk, value: object): Value {
  if (Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))) {
    const list = value as ArrayLike<unknown>;
    if (list.length > walk.left) throw TOO_MANY;
    return Array.from({ length: list.length }, (_, i) => encodePart(walk, list[i]));
  }
  if (isSpecial(walk.tf, value)) return other(walk, value);
  const fields = Object.fromEntries(
    fieldNamesOf(value).map((name) => [name, encodePart(walk, (value as never)[name])]),
  );
  // An object that looks like one of ours would be taken for it.
  return 'is' in fields ? other(walk, value) : fields;
}

/** What has no fields that say what it is. */
function isSpecial(tf: Tf, value: object): boolean {
  const special = [Promise, Map, Set, WeakMap, WeakSet, Date, RegExp, Error, ArrayBuffer, DataView];
  return (
    special.some((type) => value instanceof type) ||
    value instanceof tf.serialization.Serializable ||
    (Symbol.iterator in value && 'next' in value) || // a generator
    ['Number', 'String', 'Boolean'].includes(classNameOf(value))
  );
}

/** Own fields, and the getters of an object's classes. */
function fieldNamesOf(value: object): string[] {
  const names = new Set(Object.keys(value));
  let prototype: unknown = Object.getPrototypeOf(value);
  while (prototype && prototype !== Object.prototype) {
    for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) if (get) names.add(name);
    prototype = Object.getPrototypeOf(prototype);
  }
  return [...names].filter((name) => name !== '__proto__');
}

const other = (walk: Walk, value: unknown): Value => ({ is: 'other', text: inspect(walk.tf, value) });

/** An argument as learner's code gets it: tensors become real ones. */
export function decode(tf: Tf, value: Value): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isTensor(value)) return decodeTensor(tf, value);
  if (Array.isArray(value)) return value.map((part: Value) => decode(tf, part));
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, decode(tf, part as Value)]));
}
