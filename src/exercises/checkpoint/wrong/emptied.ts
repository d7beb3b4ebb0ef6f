import * as tf from '@tensorflow/tfjs';

export function pack(weights: tf.Tensor[]): Float32Array {
  return Float32Array.from(weights.flatMap((weight) => Array.from(weight.dataSync())));
}

export function unpack(packed: Float32Array, shapes: number[][]): tf.Tensor[] {
  return shapes.map((shape) => {
    const size = shape.reduce((product, n) => product * n, 1);
    const values = packed.slice(0, size);
    packed.copyWithin(0, size);
    return tf.tensor(values, shape);
  });
}
