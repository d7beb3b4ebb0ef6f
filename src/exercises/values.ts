/*
 * What passes between the page and a learner's code: plain numbers, texts, lists and objects, and tensors as their numbers.
 */

/** A tensor outside TensorFlow.js: row-major numbers of a shape. */
export interface TensorValue {
  is: 'tensor';
  shape: number[];
  dtype: 'float32' | 'int32' | 'bool';
  values: ArrayLike<number>;
}

/** Something of JavaScript that is not sent, in words: a function, a promise, a Map. */
export interface OtherValue {
  is: 'other';
  text: string;
}

/** Stands for what is too large or too deep to be sent and judged, such as a list that holds itself. */
export const TOO_LARGE: OtherValue = { is: 'other', text: '…' };

/** Most numbers of a tensor, and most values of all lists and objects of a result: parts that are shared count each time. */
export const MOST_NUMBERS = 2_500_000;
export const MOST_VALUES = 100_000;
/** Most levels of lists and objects. */
export const DEEPEST_VALUE = 20;

/** Images of one of the book's sets, which the page loads before the call: bytes [n, size, size, channels], or labels [n]. */
export interface ImagesValue {
  is: 'images';
  set: 'mnist' | 'cifar10';
  split: 'train' | 'test';
  what: 'images' | 'labels';
  /** The first n of the split. */
  count: number;
}

export type Value =
  | null
  | undefined
  | boolean
  | number
  | string
  | TensorValue
  | OtherValue
  | ImagesValue
  | readonly Value[]
  | { readonly [field: string]: Value };

/** A tensor to be given to the learner's code. @param values row-major, as many as the shape holds */
export function tensor(
  values: ArrayLike<number>,
  shape: number[],
  dtype: TensorValue['dtype'] = 'float32',
): TensorValue {
  const size = shape.reduce((product, n) => product * n, 1);
  if (values.length !== size)
    throw new RangeError(`A tensor of shape [${shape.join()}] takes ${size} numbers, not ${values.length}.`);
  return { is: 'tensor', shape, dtype, values };
}

/** Images of a set, bytes of 0 to 255 as an int32 tensor [count, size, size, channels]. */
export const images = (set: ImagesValue['set'], split: ImagesValue['split'], count: number): ImagesValue => ({
  is: 'images',
  set,
  split,
  what: 'images',
  count,
});

/** The classes of such images, an int32 tensor [count]. */
export const labels = (set: ImagesValue['set'], split: ImagesValue['split'], count: number): ImagesValue => ({
  ...images(set, split, count),
  what: 'labels',
});

const hasTag = (value: unknown, tag: string): boolean =>
  typeof value === 'object' && value !== null && (value as { is?: unknown }).is === tag;

/** Whether a value is a sound tensor: nothing in it is taken on trust. Its numbers are looked at by `readValue` alone. */
export function isTensor(value: unknown): value is TensorValue {
  if (!hasTag(value, 'tensor')) return false;
  const { shape, values } = value as Partial<TensorValue>;
  if (!Array.isArray(shape) || shape.length > 10 || !shape.every((n) => Number.isSafeInteger(n) && n >= 0))
    return false;
  if (!Array.isArray(values) && !ArrayBuffer.isView(values)) return false;
  return (values as ArrayLike<number>).length === shape.reduce((product: number, n: number) => product * n, 1);
}

/** Whether a value is something that was not sent, in words. */
export const isOther = (value: unknown): value is OtherValue =>
  hasTag(value, 'other') && typeof (value as OtherValue).text === 'string';

/** Whether a value stands for images that are still to be loaded. */
const isImages = (value: Value): value is ImagesValue => hasTag(value, 'images');

/** All numbers of a number, a tensor or nested lists, row-major; null when there is anything else in it. */
export function numbersOf(value: unknown): number[] | null {
  if (typeof value === 'number') return [value];
  if (typeof value === 'boolean') return [Number(value)];
  if (isTensor(value)) return Array.from(value.values);
  if (!Array.isArray(value)) return null;
  if (value.every((part) => typeof part === 'number')) return value as number[];
  const parts = value.map(numbersOf);
  return parts.some((part) => part === null) ? null : parts.flatMap((part) => part!);
}

/** Most axes of nested lists. */
const DEEPEST = 8;

/** Shape of a number ([]), a tensor or evenly nested lists; null when there is none. */
export function shapeOf(value: unknown, depth = 0): number[] | null {
  if (typeof value === 'number' || typeof value === 'boolean') return [];
  if (isTensor(value)) return value.shape;
  if (!Array.isArray(value)) return null;
  if (value.length === 0) return [0];
  if (value.every((part) => typeof part === 'number')) return [value.length];
  if (depth > DEEPEST) return null; // a list that holds itself, perhaps
  const inner = value.map((part) => shapeOf(part, depth + 1));
  const first = inner[0]!;
  return first && inner.every((shape) => shape?.join() === first.join()) ? [value.length, ...first] : null;
}

/** Replaces every reference to images by the tensor that `load` gives. */
export async function resolveImages(value: Value, load: (images: ImagesValue) => Promise<TensorValue>): Promise<Value> {
  if (isImages(value)) return load(value);
  if (Array.isArray(value)) return Promise.all(value.map((part: Value) => resolveImages(part, load)));
  if (typeof value !== 'object' || value === null || isTensor(value) || hasTag(value, 'other')) return value;
  const fields = Object.entries(value as Record<string, Value>);
  return Object.fromEntries(
    await Promise.all(fields.map(async ([name, part]) => [name, await resolveImages(part, load)] as const)),
  );
}
