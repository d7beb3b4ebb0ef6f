import * as tf from '@tensorflow/tfjs';

export function pack(weights: tf.Tensor[]): Float32Array {
  return Float32Array.from(weights.flatMap((weight) => Array.from(weight.dataSync())));
}

const nest = (values: number[], [n, ...rest]: number[]): unknown => {
  if (n === undefined) return values[0];
  const size = values.length / n;
  return Array.from({ length: n }, (_, i) => nest(values.slice(i * size, (i + 1) * size), rest));
};

export function unpack(packed: Float32Array, shapes: number[][]): unknown[] {
  let start = 0;
  return shapes.map((shape) => {
    const size = shape.reduce((product, n) => product * n, 1);
    start += size;
    return nest(Array.from(packed.subarray(start - size, start)), shape);
  });
}
