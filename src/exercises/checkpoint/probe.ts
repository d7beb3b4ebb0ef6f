import type * as tfjs from '@tensorflow/tfjs';

interface Learner {
  pack(weights: tfjs.Tensor[]): Float32Array | Promise<Float32Array>;
  unpack(packed: Float32Array, shapes: number[][]): tfjs.Tensor[] | Promise<tfjs.Tensor[]>;
}

/** The reader's tensors from given numbers. */
export function unpacked({ unpack }: Learner, _tf: unknown, numbers: number[], shapes: number[][]) {
  return unpack(Float32Array.from(numbers), shapes);
}

/** Weights that went through a checkpoint. */
export async function roundTrip({ pack, unpack }: Learner, _tf: unknown, weights: tfjs.Tensor[]) {
  const packed = await pack(weights);
  const shapes = weights.map(({ shape }) => shape);
  return { isFloat32: packed instanceof Float32Array, weights: await unpack(packed, shapes) };
}
