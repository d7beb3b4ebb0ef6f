import * as tf from '@tensorflow/tfjs';

// @text pack
export function pack(weights: tf.Tensor[]): Float32Array {
  const packed = new Float32Array(weights.reduce((sum, { size }) => sum + size, 0));
  let start = 0;
  for (const weight of weights) {
    packed.set(weight.dataSync(), start);
    start += weight.size;
  }
  return packed;
}

// @text unpack
export function unpack(packed: Float32Array, shapes: number[][]): tf.Tensor[] {
  let start = 0;
  return shapes.map((shape) => {
    const size = shape.reduce((product, n) => product * n, 1);
    const values = packed.slice(start, start + size);
    start += size;
    return tf.tensor(values, shape);
  });
}

const weights = [
  tf.tensor([
    [1, 2],
    [3, 4],
  ]),
  tf.tensor([5, 6]),
];
const packed = pack(weights);
console.log(packed);
console.log(unpack(packed, [[2, 2], [2]]));
