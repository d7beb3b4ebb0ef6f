import type * as tf from '@tensorflow/tfjs';
import { DEEPEST_VALUE, MOST_NUMBERS, MOST_VALUES, type TensorValue, type Value } from '../values.ts';

/** TensorFlow.js as learner's code gets it. */
export type Tf = typeof tf;

/** A tensor as its numbers; one that was freed, is too large or holds no numbers in words. */
export function encodeTensor(value: tf.Tensor): Value {
  const text = `Tensor ${value.dtype} [${value.shape.join(', ')}]`;
  if (value.isDisposed) return { is: 'other', text: `Tensor [${value.shape.join(', ')}] (disposed)` };
  if (value.dtype === 'string' || value.dtype === 'complex64' || value.size > MOST_NUMBERS)
    return { is: 'other', text };
  return { is: 'tensor', shape: [...value.shape], dtype: value.dtype, values: value.dataSync() };
}

/** A tensor of these numbers. */
export function decodeTensor(tf: Tf, { values, shape, dtype }: TensorValue): tf.Tensor {
  const numbers =
    dtype === 'float32'
      ? Float32Array.from(values)
      : dtype === 'int32'
        ? Int32Array.from(values)
        : Uint8Array.from(values);
  return tf.tensor(numbers, shape, dtype);
}

/** All living tensors in nested lists and objects, as far as they are sent. */
export function tensorsIn(tf: Tf, value: unknown): tf.Tensor[] {
  const found = new Set<tf.Tensor>();
  const seen = new Set<unknown>();
  const look = (part: unknown, depth: number): void => {
    if (typeof part !== 'object' || part === null || seen.has(part) || seen.size > MOST_VALUES) return;
    seen.add(part);
    if (part instanceof tf.Tensor) {
      if (!part.isDisposed) found.add(part);
    } else if (depth < DEEPEST_VALUE && !ArrayBuffer.isView(part) && !(part instanceof tf.serialization.Serializable)) {
      for (const inner of Object.values(part)) look(inner, depth + 1);
    }
  };
  look(value, 0);
  return [...found];
}
