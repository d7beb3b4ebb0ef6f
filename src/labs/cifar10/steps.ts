import type { FusedAdam } from '../../engine/kernels/adam.ts';
import type { Team } from '../../engine/team.ts';
import * as tf from '../../engine/tf.ts';
import { flatten, type Cifar10Shared } from './member.ts';
import { gatherBatch, trainStep } from './model.ts';

/** Loss and accuracy of one step, which the device may still be computing. */
export interface StepResult {
  /** Began with the step, so that a GPU goes on with the next steps meanwhile. */
  reading: Promise<{ loss: number; accuracy: number }>;
  /** Whether the device has answered. */
  settled: boolean;
}

/** Watches a result that is on its way. */
function watch(reading: StepResult['reading']): StepResult {
  const result: StepResult = { reading, settled: false };
  const settle = () => (result.settled = true);
  void reading.then(settle, settle);
  return result;
}

/** What is trained. */
export interface Trained {
  weights: readonly tf.Variable[];
  adam: FusedAdam;
  data: Cifar10Shared;
}

/** One training step of a batch in this worker. */
export function stepAlone({ weights, adam, data }: Trained, rows: readonly number[]): StepResult {
  const { x, y } = gatherBatch(data.images, data.labels, rows);
  const { loss, accuracy } = trainStep(weights, x, y, (gradients) => adam.apply(weights, gradients));
  // Together, since each read stops a GPU's queue for a moment.
  const both = tf.stack([loss, accuracy]);
  tf.dispose([x, y, loss, accuracy]);
  const read = async () => {
    try {
      const [lossValue, accuracyValue] = await both.data();
      return { loss: lossValue!, accuracy: accuracyValue! };
    } finally {
      both.dispose();
    }
  };
  return watch(read());
}

/**
 * One training step of a batch by a team: the mean of the parts' gradients, weighted by their sizes, is the batch's.
 * @param rows at least as many as the team has threads
 * @returns null when the team has failed; nothing has changed then
 */
export function stepTogether(
  { weights, adam, data }: Trained,
  team: Pick<Team, 'start' | 'finish'>,
  rows: readonly number[],
): StepResult | null {
  const own = team.start(rows, (to) => flatten(weights, to));
  const { x, y } = gatherBatch(data.images, data.labels, own);
  let parts: ReturnType<Team['finish']> = null;
  const { loss, accuracy } = trainStep(weights, x, y, (gradients) => {
    parts = team.finish();
    if (parts) adam.apply(weights, meanGradients(gradients, own.length, parts, rows.length));
  });
  const mean = [loss, accuracy].map((tensor, i) => {
    const sum = (parts ?? []).reduce((total, part) => total + part.size * part.results[i]!, 0);
    return (own.length * tensor.dataSync()[0]! + sum) / rows.length;
  });
  tf.dispose([x, y, loss, accuracy]);
  if (!parts) return null;
  return watch(Promise.resolve({ loss: mean[0]!, accuracy: mean[1]! }));
}

/** Σ size · gradient / total over the coordinator's own part and the members'. */
function meanGradients(
  own: readonly tf.Tensor[],
  ownSize: number,
  parts: NonNullable<ReturnType<Team['finish']>>,
  total: number,
): tf.Tensor[] {
  let offset = 0;
  return own.map((gradient) => {
    let mean = tf.mul(gradient, ownSize / total);
    for (const { size, gradient: part } of parts) {
      const values = part.subarray(offset, offset + gradient.size); // copied at once by the WASM backend
      mean = tf.add(mean, tf.mul(tf.tensor(values, gradient.shape), size / total));
    }
    offset += gradient.size;
    return mean;
  });
}
