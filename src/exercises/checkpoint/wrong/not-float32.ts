import * as tf from '@tensorflow/tfjs';

export function pack(weights: tf.Tensor[]): number[] {
  return weights.flatMap((weight) => Array.from(weight.dataSync()));
}

export function unpack(packed: Float32Array | number[], shapes: number[][]): tf.Tensor[] {
  let start = 0;
  return shapes.map((shape) => {
    const size = shape.reduce((product, n) => product * n, 1);
    const values = packed.slice(start, start + size);
    start += size;
    return tf.tensor(values, shape);
  });
}
