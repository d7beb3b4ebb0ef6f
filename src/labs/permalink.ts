/** A number's range, [minimum, maximum, step]; step 0 means any number. */
export type NumberRange = readonly [number, number, number];

/** What one setting may be: a number in a range, one of some words, or a text of a limited length, perhaps of a pattern. */
export type Range =
  NumberRange | { readonly oneOf: readonly string[] } | { readonly maxLength: number; readonly pattern?: RegExp };

/** What every setting of a lab may be. */
export type Ranges<T> = Record<keyof T, Range>;

/** Longest fragment that is read at all; longer ones are refused. */
export const LONGEST_FRAGMENT = 8000;
const VERSION = '1';

/** Whether a number lies in a range and on its step, counted from 0 or from the minimum. */
function inRange(value: number, [minimum, maximum, step]: NumberRange): boolean {
  if (!Number.isFinite(value) || value < minimum || value > maximum) return false;
  const onStep = (n: number) => Math.abs(n / step - Math.round(n / step)) < 1e-9;
  return step === 0 || onStep(value) || onStep(value - minimum);
}

/** Whether a range is one of numbers. */
export function isNumberRange(range: Range): range is NumberRange {
  return Array.isArray(range);
}

/** Whether a value is allowed by a range: of the right type, and in it. */
export function isAllowed(value: unknown, range: Range): boolean {
  if (isNumberRange(range)) return typeof value === 'number' && inRange(value, range);
  if (typeof value !== 'string') return false;
  if ('oneOf' in range) return range.oneOf.includes(value);
  return value.length <= range.maxLength && (range.pattern?.test(value) ?? true);
}

/**
 * The first setting that is not allowed, as a sentence for the fine print; null when all are.
 * @param params anything, such as what a link or a message holds
 */
export function findRefused<T extends object>(params: unknown, ranges: Ranges<T>): string | null {
  const values = (params ?? {}) as Record<string, unknown>;
  for (const [name, range] of Object.entries<Range>(ranges)) {
    if (!isAllowed(values[name], range)) return `${name}=${String(values[name]).slice(0, 80)}`;
  }
  return null;
}

/** The fragment, without `#`, that holds a lab's settings. */
export function encodePermalink<T extends object>(lab: string, params: T): string {
  const entries = Object.entries(params).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`,
  );
  return [`lab=${lab}`, `v=${VERSION}`, ...entries].join('&');
}

/** A setting as a link writes it; null where there is none. */
function textOf(params: object, name: string): string | null {
  return Object.hasOwn(params, name) ? String((params as Record<string, unknown>)[name]) : null;
}

/** What a fragment says: nothing of this lab, settings, or why it is refused. */
export type Permalink<T> = { kind: 'none' } | { kind: 'params'; params: T } | { kind: 'refused'; detail: string };

/** The lab that a fragment names, however it is written; null when the fragment is no link to a lab. */
export function labOfFragment(fragment: string): string | null {
  const fields = new URLSearchParams(fragment.replace(/^#/, '').slice(0, LONGEST_FRAGMENT));
  return [...fields].find(([name]) => name.trim().toLowerCase() === 'lab')?.[1] ?? null;
}

/**
 * Reads settings from a URL fragment. Every setting must be there, once and in range; anything else is refused as a whole.
 * @param fragment with or without its `#`
 * @param missing what settings mean that it may lack, being older than they are
 */
export function decodePermalink<T extends object>(
  lab: string,
  fragment: string,
  ranges: Ranges<T>,
  missing: object = {},
): Permalink<T> {
  const text = fragment.replace(/^#/, '');
  const fields = new URLSearchParams(text.slice(0, LONGEST_FRAGMENT));
  if (!fields.getAll('lab').includes(lab)) return { kind: 'none' };
  if (text.length > LONGEST_FRAGMENT) return { kind: 'refused', detail: `${text.length} > ${LONGEST_FRAGMENT}` };
  const names = [...fields.keys()];
  const doubled = names.find((name, i) => names.indexOf(name) < i);
  if (doubled !== undefined) return { kind: 'refused', detail: `${doubled}=… ${doubled}=…` };
  if (fields.get('v') !== VERSION) return { kind: 'refused', detail: `v=${fields.get('v')}` };
  const params: Record<string, unknown> = {};
  for (const [name, range] of Object.entries<Range>(ranges)) {
    const raw = fields.get(name) ?? textOf(missing, name);
    if (isNumberRange(range)) params[name] = raw === null || raw.trim() === '' ? Number.NaN : Number(raw);
    else params[name] = raw;
    if (!isAllowed(params[name], range)) return { kind: 'refused', detail: `${name}=${raw ?? ''}` };
  }
  return { kind: 'params', params: params as T };
}
