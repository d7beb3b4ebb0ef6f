import { formatNumber, formatValue } from '../format.ts';
import { encodeTensor, type Tf } from './tensors.ts';

/*
 * Any value of JavaScript in words, for the console: within a budget, since shared parts count each time, and whatever it is,
 * a Proxy that throws or an object that holds itself.
 */

/** Most values that are written of one, and most of one list. */
const MOST_VALUES = 150;
const MOST_ENTRIES = 20;
const MOST_CHARACTERS = 2000;
const DEEPEST = 5;

interface Walk {
  tf: Tf;
  /** How many values may still be written. */
  left: number;
  /** The objects that hold the present one. */
  above: Set<object>;
}

/** A value as a reader sees it: `[1, 2, …]`, `V { x: 1 }`, `Map(1) { "a" => 1 }`; a text as it is. It never throws. */
export function inspect(tf: Tf, value: unknown): string {
  if (typeof value === 'string') return shorten(value);
  return shorten(write({ tf, left: MOST_VALUES, above: new Set() }, value));
}

const shorten = (text: string) => (text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text);

function write(walk: Walk, value: unknown): string {
  walk.left--;
  try {
    return writeAny(walk, value);
  } catch {
    return '?'; // a getter or a Proxy that throws
  }
}

function writeAny(walk: Walk, value: unknown): string {
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'string') return JSON.stringify(shorten(value));
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function')
    return /^class\b/.test(String(value)) ? `class ${value.name}` : `function ${value.name}`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (walk.above.has(value)) return '[Circular]';
  if (walk.above.size >= DEEPEST || walk.left <= 0) return '…';
  walk.above.add(value);
  const text = writeObject(walk, value);
  walk.above.delete(value);
  return text;
}

function writeObject(walk: Walk, value: object): string {
  const { tf } = walk;
  if (value instanceof tf.Tensor) return formatValue(encodeTensor(value));
  if (value instanceof Error) return describeThrown(tf, value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof RegExp) return String(value);
  const name = classNameOf(value);
  if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet) return name;
  if (value instanceof Map) {
    return `${name}(${value.size}) ${braces(walk, value, ([key, part]) => `${write(walk, key)} => ${write(walk, part)}`)}`;
  }
  if (value instanceof Set) return `${name}(${value.size}) ${braces(walk, value, (part) => write(walk, part))}`;
  if (Array.isArray(value)) {
    return `${name === 'Array' ? '' : `${name}(${value.length}) `}[${listed(walk, value, (part) => write(walk, part))}]`;
  }
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const numbers = value as unknown as Float32Array;
    return `${name}(${numbers.length}) [${listed(walk, numbers, (part) => write(walk, part))}]`;
  }
  if (value instanceof ArrayBuffer) return `${name}(${value.byteLength})`;
  // Layers, models and optimizers hold far more than a reader wants to see.
  if (value instanceof tf.serialization.Serializable) {
    const { name: own } = value as { name?: unknown };
    return typeof own === 'string' ? `${name} { name: ${JSON.stringify(own)} }` : name;
  }
  const fields = braces(walk, Object.keys(value), (key) => `${key}: ${writeField(walk, value, key)}`);
  return name === 'Object' || name === '' ? fields : `${name} ${fields}`;
}

function writeField(walk: Walk, value: object, key: string): string {
  const stated = Object.getOwnPropertyDescriptor(value, key);
  return stated?.get ? '[getter]' : write(walk, (value as Record<string, unknown>)[key]);
}

/** Parts in turn, until there are too many or the budget is spent. */
function listed<T>(walk: Walk, parts: Iterable<T>, writePart: (part: T) => string): string {
  const texts: string[] = [];
  for (const part of parts) {
    if (texts.length >= MOST_ENTRIES || walk.left <= 0) {
      texts.push('…');
      break;
    }
    texts.push(writePart(part));
  }
  return texts.join(', ');
}

function braces<T>(walk: Walk, parts: Iterable<T>, writePart: (part: T) => string): string {
  const text = listed(walk, parts, writePart);
  return text ? `{ ${text} }` : '{}';
}

/** Name of the class of an object; '' when it has none. It never throws. */
export function classNameOf(value: object): string {
  const { name } = (value.constructor as { name?: unknown } | undefined) ?? {};
  return typeof name === 'string' ? name : '';
}

/** Something thrown, in words. It never throws. */
function describeThrown(tf: Tf, thrown: unknown): string {
  const { name, message } = readError(tf, thrown);
  return name === '' ? message : `${name}: ${message}`;
}

/** Name, message and stack of what was thrown, whatever it is; no name for what is no error. */
export function readError(tf: Tf, thrown: unknown): { name: string; message: string; stack: string } {
  const text = (value: unknown) => (typeof value === 'string' ? value : inspect(tf, value));
  try {
    if (thrown instanceof Error) {
      return { name: text(thrown.name), message: shorten(text(thrown.message)), stack: text(thrown.stack ?? '') };
    }
  } catch {
    return { name: 'Error', message: '?', stack: '' };
  }
  return { name: '', message: inspect(tf, thrown), stack: '' };
}
