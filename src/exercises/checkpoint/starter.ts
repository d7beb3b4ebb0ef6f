import * as tf from '@tensorflow/tfjs';

// @text pack
export function pack(weights: tf.Tensor[]): Float32Array {
  // @text here
  return new Float32Array(0);
}

// @text unpack
export function unpack(packed: Float32Array, shapes: number[][]): tf.Tensor[] {
  // @text here
  return shapes.map((shape) => tf.zeros(shape));
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
