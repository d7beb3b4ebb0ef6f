import { isOther, isTensor, numbersOf, shapeOf, type Value } from './values.ts';

/** Most entries of one list and most characters of a text that are shown. */
const MOST_ENTRIES = 20;
const MOST_CHARACTERS = 2000;
/** About how many numbers of a table are shown. */
const MOST_NUMBERS = 80;
const DEEPEST = 5;

/** Significant digits of numbers, and more of them where fewer do not tell two apart. */
const DIGITS = 6;
const MORE_DIGITS = [9, 12, 17];

/** A number in at most six significant digits, or as many as asked: 0.333333, 1e-7, NaN. */
export function formatNumber(value: number, digits = DIGITS): string {
  if (!Number.isFinite(value) || Number.isSafeInteger(value)) return Object.is(value, -0) ? '0' : String(value);
  return digits >= 17 ? String(value) : String(Number(value.toPrecision(digits)));
}

/** Two values as texts that differ, with as many digits as that takes. @param format writes one with so many digits */
export function formatApart<T>(a: T, b: T, format: (value: T, digits: number) => string): readonly [string, string] {
  const texts = [DIGITS, ...MORE_DIGITS].map((digits) => [format(a, digits), format(b, digits)] as const);
  return texts.find(([first, second]) => first !== second) ?? texts[0]!;
}

/**
 * Numbers of a shape as nested lists; long ones end in an ellipsis.
 * @param budget about how many numbers are shown
 */
function formatNested(
  values: ArrayLike<number>,
  shape: readonly number[],
  digits: number,
  start = 0,
  budget = MOST_NUMBERS,
): string {
  const [n, ...rest] = shape;
  if (n === undefined) return formatNumber(values[start]!, digits);
  const size = rest.reduce((product, m) => product * m, 1);
  const most = Math.max(2, Math.min(MOST_ENTRIES, Math.floor(budget / Math.min(size, MOST_ENTRIES))));
  const parts = Array.from({ length: Math.min(n, most) }, (_, i) =>
    formatNested(values, rest, digits, start + i * size, budget / Math.min(n, most)),
  );
  return `[${[...parts, ...(n > most ? ['…'] : [])].join(', ')}]`;
}

/** A value as a reader sees it: `[1, 2, …]`, `Tensor float32 [2, 3]: [[…], […]]`, `{ loss: 0.5 }`. */
export function formatValue(value: Value, digits = DIGITS, depth = 0): string {
  if (typeof value === 'number') return formatNumber(value, digits);
  if (typeof value === 'string') return shorten(depth === 0 ? value : JSON.stringify(value));
  if (typeof value !== 'object' || value === null) return String(value);
  if (isTensor(value))
    return `Tensor ${value.dtype} [${value.shape.join(', ')}]: ${formatNested(value.values, value.shape, digits)}`;
  if (depth >= DEEPEST) return '…';
  const shape = Array.isArray(value) ? shapeOf(value) : null;
  if (shape && shape.length > 1) return formatNested(numbersOf(value)!, shape, digits);
  if (Array.isArray(value))
    return `[${listed(value.map((part: Value) => () => formatValue(part, digits, depth + 1)))}]`;
  const record = value as Record<string, Value>;
  if (isOther(value)) return value.text;
  const fields = Object.entries(record).map(
    ([name, part]) =>
      () =>
        `${name}: ${formatValue(part, digits, depth + 1)}`,
  );
  return fields.length === 0 ? '{}' : `{ ${listed(fields)} }`;
}

function listed(parts: (() => string)[]): string {
  const shown = parts.slice(0, MOST_ENTRIES).map((part) => part());
  return shorten([...shown, ...(parts.length > MOST_ENTRIES ? ['…'] : [])].join(', '));
}

const shorten = (text: string) => (text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text);
