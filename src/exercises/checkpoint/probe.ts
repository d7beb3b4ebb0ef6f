import type * as tfjs from '@tensorflow/tfjs';

interface Learner {
  pack(weights: tfjs.Tensor[]): Float32Array | Promise<Float32Array>;
  unpack(packed: Float32Array, shapes: number[][]): tfjs.Tensor[] | Promise<tfjs.Tensor[]>;
}

/** The reader's tensors from given numbers. */
export function unpacked({ unpack }: Learner, _tf: unknown, numbers: number[], shapes: number[][]) {
  return unpack(Float32Array.from(numbers), shapes);
}

/** Weights that went through a checkpoint, and whether the packed numbers are still there afterwards. */
export async function roundTrip({ pack, unpack }: Learner, tf: typeof tfjs, weights: tfjs.Tensor[]) {
  const packed = await pack(weights);
  const before = Array.from(packed).join();
  const unpacked = await unpack(
    packed,
    weights.map(({ shape }) => shape),
  );
  return {
    isFloat32: packed instanceof Float32Array,
    areTensors: unpacked.every((weight) => weight instanceof tf.Tensor),
    isKept: Array.from(packed).join() === before,
    weights: unpacked,
  };
}
