import type { ImageSet } from '../data/loadSplit.ts';
import type { FusedAdam } from '../engine/kernels/adam.ts';
import type { Team } from '../engine/team.ts';
import type { TeamMember } from '../engine/teamMember.ts';
import * as tf from '../engine/tf.ts';
import { trainOnRows, type BatchPlan, type Classifier } from './classifier.ts';
import { watch, type StepResult } from './learner.ts';
import type { Score } from './metrics.ts';
import { decayWeights } from './optimizers.ts';
import type { Recipe } from './recipe.ts';

/** What is trained, with what, on what, and how. */
export interface Trained extends BatchPlan {
  classifier: Classifier;
  adam: FusedAdam;
  data: ImageSet;
  recipe: Recipe;
}

/** Loss and accuracy: what a member returns beside its gradient. */
export const RESULT_COUNT = 2;

/** Copies tensors one after the other into an array. */
export function flatten(tensors: readonly tf.Tensor[], to: Float32Array): void {
  let offset = 0;
  for (const tensor of tensors) {
    to.set(tensor.dataSync() as Float32Array, offset);
    offset += tensor.size;
  }
}

/** Changes the weights once, and brings them back to where they may be. */
function update({ classifier, adam, recipe }: Trained, gradients: readonly tf.Tensor[]): void {
  decayWeights(classifier.weights, adam.learningRate * recipe.weightDecay);
  adam.apply(classifier.weights, gradients);
  classifier.constrain?.();
}

/** One training step of a batch in this worker. */
export function stepAlone(trained: Trained, rows: readonly number[]): StepResult<Score> {
  const { classifier, data } = trained;
  const { loss, accuracy } = trainOnRows(classifier, data, rows, (gradients) => update(trained, gradients), trained);
  // Together, since each read stops a GPU's queue for a moment.
  const both = tf.stack([loss, accuracy]);
  tf.dispose([loss, accuracy]);
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
  trained: Trained,
  team: Pick<Team, 'start' | 'finish'>,
  rows: readonly number[],
): StepResult<Score> | null {
  const { classifier, data } = trained;
  const own = team.start(rows, trained.epoch, (to) => flatten(classifier.weights, to));
  let parts: ReturnType<Team['finish']> = null;
  const apply = (gradients: tf.Tensor[]) => {
    parts = team.finish();
    if (parts) update(trained, meanGradients(gradients, own.length, parts, rows.length));
  };
  const { loss, accuracy } = trainOnRows(classifier, data, own, apply, trained);
  const mean = [loss, accuracy].map((tensor, i) => {
    const sum = (parts ?? []).reduce((total, part) => total + part.size * part.results[i]!, 0);
    return (own.length * tensor.dataSync()[0]! + sum) / rows.length;
  });
  tf.dispose([loss, accuracy]);
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

/**
 * A member of a team: computes gradients of a classifier of its own with the weights that it is given. What passes in training mode
 * move, each member moves for itself; the coordinator's counts.
 */
export function createMemberOf(
  classifier: Classifier,
  data: ImageSet,
  { recipe, seed }: Pick<BatchPlan, 'recipe' | 'seed'>,
): TeamMember {
  return (rows, weights, gradient, results, epoch) => {
    let offset = 0;
    for (const weight of classifier.weights) {
      const values = weights.subarray(offset, offset + weight.size); // copied at once by the WASM backend
      tf.tidy(() => weight.assign(tf.tensor(values, weight.shape)));
      offset += weight.size;
    }
    const apply = (gradients: tf.Tensor[]) => flatten(gradients, gradient);
    const { loss, accuracy } = trainOnRows(classifier, data, rows, apply, { recipe, seed, epoch });
    results[0] = loss.dataSync()[0]!;
    results[1] = accuracy.dataSync()[0]!;
    tf.dispose([loss, accuracy]);
  };
}
