import { isTensor, type TensorValue, type Value } from './values.ts';

/** Longer than this no call is worth copying. */
const LONGEST = 20_000;

/** Thrown when a call is too long. */
const TOO_LONG = Symbol('too long');

/**
 * A call as code that a reader can run: `neuron([0.5, 1], [1, 2], 0.1)`, with every digit.
 * @returns null when it would be too long
 */
export function callAsCode(name: string, args: readonly Value[]): string | null {
  let room = LONGEST;
  const write = (value: Value): string => {
    // Every number takes a digit and a comma at least: a long list is not even begun.
    const size = isTensor(value) ? value.values.length : Array.isArray(value) ? value.length : 0;
    if (2 * size > room) throw TOO_LONG;
    if (Array.isArray(value)) return `[${value.map((part: Value) => write(part)).join(', ')}]`;
    if (typeof value === 'object' && value !== null && !isTensor(value)) {
      const fields = Object.entries(value).map(([field, part]) => `${field}: ${write(part as Value)}`);
      return fields.length > 0 ? `{ ${fields.join(', ')} }` : '{}';
    }
    const text = isTensor(value)
      ? writeTensor(value)
      : typeof value === 'string'
        ? JSON.stringify(value)
        : asText(value);
    room -= text.length;
    if (room < 0) throw TOO_LONG;
    return text;
  };
  try {
    return `${name}(${args.map(write).join(', ')})`;
  } catch (error) {
    if (error === TOO_LONG) return null;
    throw error;
  }
}

const asText = (value: unknown) => (Object.is(value, -0) ? '-0' : String(value));

function writeTensor({ values, shape, dtype }: TensorValue): string {
  // A float32 needs no more than nine digits.
  const numbers = Array.from(values, (value) => asText(dtype === 'float32' ? Number(value.toPrecision(9)) : value));
  const parts = [`[${numbers.join(', ')}]`];
  if (shape.length !== 1 || dtype !== 'float32') parts.push(`[${shape.join(', ')}]`);
  if (dtype !== 'float32') parts.push(`'${dtype}'`);
  return `tf.tensor(${parts.join(', ')})`;
}
