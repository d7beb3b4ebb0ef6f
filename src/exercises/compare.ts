import { isNear } from './near.ts';
import { isOther, isTensor, numbersOf, shapeOf, TOO_LARGE, type Value } from './values.ts';

/** What a value is, for words: "a list of shape [2, 3]", "an object with size and parameters". */
export type Kind =
  | { is: 'nothing' | 'number' | 'truth' | 'text' | 'function' | 'promise' | 'bigint' | 'disposed' | 'too-large' }
  /** `shape` is null where the parts differ in length or are no numbers. */
  | { is: 'list' | 'tensor'; shape: readonly number[] | null; length: number }
  | { is: 'object'; fields: readonly string[] }
  /** Something else of JavaScript, such as a Map, in its own words. */
  | { is: 'other'; text: string };

/** How a result differs from what was expected; `path` leads there, such as `.W1` or `[2].name`, and is '' at the top. */
export type Difference = { path: string } & (
  | { what: 'kind'; got: Kind; expected: Kind }
  | { what: 'shape'; got: readonly number[]; expected: readonly number[] }
  | { what: 'fields'; missing: readonly string[] }
  | { what: 'text'; got: Value; expected: Value }
  /** The first of `count` numbers that differ, out of `of`; `place` is its index on each axis. */
  | { what: 'number'; place: readonly number[]; got: number; expected: number; count: number; of: number }
);

/** What a value is. */
function kindOf(value: Value): Kind {
  if (value === null || value === undefined) return { is: 'nothing' };
  if (typeof value === 'number') return { is: 'number' };
  if (typeof value === 'boolean') return { is: 'truth' };
  if (typeof value === 'string') return { is: 'text' };
  if (isTensor(value)) return { is: 'tensor', shape: value.shape, length: value.values.length };
  if (Array.isArray(value)) return { is: 'list', shape: shapeOf(value), length: value.length };
  if (!isOther(value)) return { is: 'object', fields: Object.keys(value) };
  const { text } = value;
  if (text === TOO_LARGE.text) return { is: 'too-large' };
  if (text === 'Promise') return { is: 'promise' };
  if (/^(function|class)\b/.test(text)) return { is: 'function' };
  if (/^-?\d+n$/.test(text)) return { is: 'bigint' };
  return text.endsWith('(disposed)') ? { is: 'disposed' } : { is: 'other', text };
}

/** Where and how a result first differs from what was expected; null when nothing can be said. */
export function findDifference(got: Value, expected: Value, tolerance: number, path = ''): Difference | null {
  const isOtherKind = (): Difference => ({ what: 'kind', path, got: kindOf(got), expected: kindOf(expected) });
  const right = numbersOf(expected);
  if (right !== null) return findNumber(got, expected, right, tolerance, path);
  if (Array.isArray(expected)) {
    if (!Array.isArray(got)) return isOtherKind();
    if (got.length !== expected.length) return { what: 'shape', path, got: [got.length], expected: [expected.length] };
    return firstOf(expected, (part: Value, i) => findDifference(got[i] as Value, part, tolerance, `${path}[${i}]`));
  }
  const kind = kindOf(expected);
  if (kind.is !== 'object') {
    if (kindOf(got).is !== kind.is) return isOtherKind();
    return got === expected ? null : { what: 'text', path, got, expected };
  }
  if (kindOf(got).is !== 'object') return isOtherKind();
  const record = got as Record<string, Value>;
  const missing = kind.fields.filter((name) => !Object.hasOwn(record, name));
  if (missing.length > 0) return { what: 'fields', path, missing };
  return firstOf(kind.fields, (name) =>
    findDifference(record[name], (expected as Record<string, Value>)[name], tolerance, `${path}.${name}`),
  );
}

function firstOf<T>(parts: readonly T[], find: (part: T, i: number) => Difference | null): Difference | null {
  for (const [i, part] of parts.entries()) {
    const found = find(part, i);
    if (found) return found;
  }
  return null;
}

/** The difference to a number, a tensor or evenly nested lists. */
function findNumber(
  got: Value,
  expected: Value,
  right: readonly number[],
  tolerance: number,
  path: string,
): Difference | null {
  const kinds = [kindOf(got), kindOf(expected)] as const;
  const [from, to] = [shapeOf(got), shapeOf(expected)];
  const numbers = numbersOf(got);
  // A number and a list are two kinds; two lists, or tensors, differ by their shapes.
  if (!from || !to || !numbers || (from.length === 0) !== (to.length === 0))
    return { what: 'kind', path, got: kinds[0], expected: kinds[1] };
  if (from.join() !== to.join()) return { what: 'shape', path, got: from, expected: to };
  const differing = right.flatMap((value, i) => (isNear(numbers[i]!, value, tolerance) ? [] : [i]));
  if (differing.length === 0) return null;
  const first = differing[0]!;
  return {
    what: 'number',
    path,
    place: placeIn(to, first),
    got: numbers[first]!,
    expected: right[first]!,
    count: differing.length,
    of: right.length,
  };
}

/** Index on each axis of the number at a row-major position. */
function placeIn(shape: readonly number[], position: number): number[] {
  const place: number[] = [];
  for (const n of [...shape].reverse()) {
    place.unshift(position % n);
    position = Math.floor(position / n);
  }
  return place;
}
