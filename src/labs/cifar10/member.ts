import type { TeamMember } from '../../engine/teamMember.ts';
import * as tf from '../../engine/tf.ts';
import { gatherBatch, trainStep } from './model.ts';
import { PARAMETERS, sizeOf } from './network.ts';

/** What the session shares with the members: all training images and their classes. */
export interface Cifar10Shared {
  images: Uint8Array;
  labels: Uint8Array;
}

/** Numbers in all weights together. */
export const WEIGHT_COUNT = PARAMETERS.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
/** Loss and accuracy. */
export const RESULT_COUNT = 2;

/** Copies tensors one after the other into an array. */
export function flatten(tensors: readonly tf.Tensor[], to: Float32Array): void {
  let offset = 0;
  for (const tensor of tensors) {
    to.set(tensor.dataSync() as Float32Array, offset);
    offset += tensor.size;
  }
}

/** One member of the team: loss, accuracy and gradient of its rows. @param shared a `Cifar10Shared` */
export function createMember(shared: unknown): TeamMember {
  const { images, labels } = shared as Cifar10Shared;
  return (rows, weights, gradient, results) => {
    let offset = 0;
    const tensors = PARAMETERS.map(({ shape }) => {
      const size = sizeOf(shape);
      const values = weights.subarray(offset, offset + size); // copied at once by the WASM backend
      offset += size;
      return tf.tensor(values, [...shape]);
    });
    const { x, y } = gatherBatch(images, labels, rows);
    const { loss, accuracy } = trainStep(tensors, x, y, (gradients) => flatten(gradients, gradient));
    results[0] = loss.dataSync()[0]!;
    results[1] = accuracy.dataSync()[0]!;
    tf.dispose([x, y, loss, accuracy, ...tensors]);
  };
}
