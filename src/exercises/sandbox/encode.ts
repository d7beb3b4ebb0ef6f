import type * as tf from '@tensorflow/tfjs';
import { isTensor, type TensorValue, type Value } from '../values.ts';

/** TensorFlow.js as learner's code gets it. */
export type Tf = typeof tf;

/** Most numbers of a tensor or of a list that are sent. */
const MOST = 2_500_000;
const DEEPEST = 20;

/** A learner's value as it can be sent. Tensors are read; functions, promises and objects of classes are named. */
export function encode(tf: Tf, value: unknown, depth = 0): Value {
  if (value === null || value === undefined || typeof value === 'boolean' || typeof value === 'number') return value;
  if (typeof value === 'string') return value.slice(0, MOST);
  if (typeof value !== 'object') return other(typeof value === 'function' ? `function ${value.name}` : String(value));
  if (depth > DEEPEST) return other('…');
  if (value instanceof tf.Tensor) return encodeTensor(value);
  if (ArrayBuffer.isView(value) && !(value instanceof DataView))
    return Array.from((value as unknown as Float32Array).subarray(0, MOST));
  if (Array.isArray(value)) return value.slice(0, MOST).map((part) => encode(tf, part, depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    return other((value.constructor as { name?: string }).name ?? 'object');
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, encode(tf, part, depth + 1)]));
}

const other = (text: string): Value => ({ is: 'other', text });

function encodeTensor(value: tf.Tensor): Value {
  if (value.isDisposed) return other(`Tensor [${value.shape.join(', ')}] (disposed)`);
  if (value.dtype === 'string' || value.dtype === 'complex64' || value.size > MOST) {
    return other(`Tensor ${value.dtype} [${value.shape.join(', ')}]`);
  }
  return { is: 'tensor', shape: [...value.shape], dtype: value.dtype, values: value.dataSync() };
}

/** An argument as learner's code gets it: tensors become real ones. */
export function decode(tf: Tf, value: Value): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isTensor(value)) return decodeTensor(tf, value);
  if (Array.isArray(value)) return value.map((part: Value) => decode(tf, part));
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, decode(tf, part as Value)]));
}

function decodeTensor(tf: Tf, { values, shape, dtype }: TensorValue): tf.Tensor {
  const numbers =
    dtype === 'float32'
      ? Float32Array.from(values)
      : dtype === 'int32'
        ? Int32Array.from(values)
        : Uint8Array.from(values);
  return tf.tensor(numbers, shape, dtype);
}

/** All living tensors in nested lists and plain objects. */
export function tensorsIn(tf: Tf, value: unknown): tf.Tensor[] {
  if (value instanceof tf.Tensor) return value.isDisposed ? [] : [value];
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  return isPlain ? Object.values(value).flatMap((part: unknown) => tensorsIn(tf, part)) : [];
}
