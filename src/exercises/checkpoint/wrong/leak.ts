import * as tf from '@tensorflow/tfjs';

export function pack(weights: tf.Tensor[]): Float32Array {
  return tf.concat(weights.map((weight) => tf.reshape(weight, [-1]))).dataSync<'float32'>();
}

export function unpack(packed: Float32Array, shapes: number[][]): tf.Tensor[] {
  let start = 0;
  return shapes.map((shape) => {
    const size = shape.reduce((product, n) => product * n, 1);
    const values = packed.slice(start, start + size);
    start += size;
    return tf.tensor(values, shape);
  });
}
