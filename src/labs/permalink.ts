/** A link's settings: the range of every number, [minimum, maximum, step]; step 0 means any number. */
export type Ranges<T> = Record<keyof T, readonly [number, number, number]>;

/** Longest fragment that is read at all; longer ones are refused. */
const MAXIMUM_LENGTH = 2000;
const VERSION = '1';

/** Whether a number lies in a range and on its step, counted from 0 or from the minimum. */
export function inRange(value: number, [minimum, maximum, step]: readonly [number, number, number]): boolean {
  if (!Number.isFinite(value) || value < minimum || value > maximum) return false;
  const onStep = (n: number) => Math.abs(n / step - Math.round(n / step)) < 1e-9;
  return step === 0 || onStep(value) || onStep(value - minimum);
}

/** The fragment, without `#`, that holds a lab's settings. */
export function encodePermalink<T extends object>(lab: string, params: T): string {
  const entries = Object.entries(params).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return [`lab=${lab}`, `v=${VERSION}`, ...entries].join('&');
}

/** What a fragment says: nothing of this lab, settings, or why it is refused. */
export type Permalink<T> = { kind: 'none' } | { kind: 'params'; params: T } | { kind: 'refused'; detail: string };

/**
 * Reads settings from a URL fragment. Every setting must be there, in range; anything else is refused as a whole.
 * @param fragment with or without its `#`
 */
export function decodePermalink<T extends object>(lab: string, fragment: string, ranges: Ranges<T>): Permalink<T> {
  const text = fragment.replace(/^#/, '');
  if (!text.startsWith('lab=')) return { kind: 'none' };
  if (text.length > MAXIMUM_LENGTH) return { kind: 'refused', detail: `${text.length} > ${MAXIMUM_LENGTH}` };
  const fields = new URLSearchParams(text);
  if (fields.get('lab') !== lab) return { kind: 'none' };
  if (fields.get('v') !== VERSION) return { kind: 'refused', detail: `v=${fields.get('v')}` };
  const params: Record<string, number> = {};
  for (const [name, range] of Object.entries<readonly [number, number, number]>(ranges)) {
    const raw = fields.get(name);
    const value = raw === null || raw.trim() === '' ? Number.NaN : Number(raw);
    if (!inRange(value, range)) return { kind: 'refused', detail: `${name}=${raw ?? ''}` };
    params[name] = value;
  }
  return { kind: 'params', params: params as T };
}
