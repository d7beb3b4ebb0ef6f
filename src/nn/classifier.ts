import type { ImageSet } from '../data/loadSplit.ts';
import * as tf from '../engine/tf.ts';
import type { Parameter, Shape } from '../math/shapes.ts';
import { drawMask, drawVariant, gatherVariants, randomOfExample } from './augment.ts';
import { gatherImages } from './batches.ts';
import { smoothLabels } from './losses.ts';
import { batchAccuracy } from './metrics.ts';
import { PLAIN, type Recipe } from './recipe.ts';

/** A network that tells classes of images apart, in training. It owns its tensors. */
export interface Classifier {
  /** What training changes. */
  readonly weights: readonly tf.Variable[];
  /** What passes in training mode move, such as the running means of batch normalisation. */
  readonly statistics: readonly tf.Variable[];
  /** Of weights, then statistics. */
  readonly names: readonly string[];
  /** Shape of one image. */
  readonly image: Shape;
  readonly classes: number;
  /** Units before the last layer, which dropout may set to zero; none where absent. */
  readonly units?: number;
  /**
   * @param x [n, …image], values 0 to 1
   * @param mask of dropout, factors [n, units]
   * @returns [n, classes], before softmax
   */
  logits(x: tf.Tensor, isTraining: boolean, mask?: tf.Tensor2D): tf.Tensor2D;
  /** Labels of some images in the form that `loss` takes. */
  labelsOf(labels: Uint8Array, rows: ArrayLike<number>): tf.Tensor;
  loss(logits: tf.Tensor2D, labels: tf.Tensor): tf.Scalar;
  /** Adds the gradients of what is lowered beside the loss, such as a weight's norm, which the loss that is shown leaves out. */
  regularize?(gradients: tf.Tensor[]): tf.Tensor[];
  /** Brings the weights back to where they may be, after an update. */
  constrain?(): void;
  dispose(): void;
}

/** A network of the book: its parameters, and a function of them. */
export interface ClassifierPlan extends Pick<Classifier, 'image' | 'classes' | 'units' | 'labelsOf' | 'loss'> {
  readonly parameters: readonly Parameter[];
  forward(x: tf.Tensor, weights: readonly tf.Tensor[], mask?: tf.Tensor2D): tf.Tensor2D;
}

/** Makes a network of the book. @param values of each parameter */
export function createClassifier(plan: ClassifierPlan, values: readonly Float32Array[]): Classifier {
  const { parameters, forward, image, classes, units, labelsOf, loss } = plan;
  const weights = parameters.map(({ shape }, i) =>
    tf.tidy(() => tf.variable(tf.tensor(values[i]!.slice(), [...shape]))),
  );
  return {
    weights,
    statistics: [],
    names: parameters.map(({ name }) => name),
    image,
    classes,
    ...(units !== undefined && { units }),
    logits: (x, _isTraining, mask) => forward(x, weights, mask),
    labelsOf,
    loss,
    dispose: () => tf.dispose(weights),
  };
}

/** Loss and accuracy of a batch, still on the device. */
export interface BatchResult {
  loss: tf.Scalar;
  accuracy: tf.Scalar;
}

// #region trainStep
/**
 * One training step: forward, loss, backward, update.
 * @param x [n, …image]
 * @param y as `labelsOf` gives them
 * @param apply the optimizer's update, given the gradients in the order of the weights
 * @returns loss and accuracy before the update; the caller disposes them
 */
export function trainStep(
  { weights, logits, loss }: Pick<Classifier, 'weights' | 'logits' | 'loss'>,
  x: tf.Tensor,
  y: tf.Tensor,
  apply: (gradients: tf.Tensor[]) => void,
): BatchResult {
  return tf.tidy(() => {
    let accuracy!: tf.Scalar;
    const lossOf = () => {
      const z = logits(x, true);
      accuracy = tf.keep(batchAccuracy(z, y));
      return loss(z, y);
    };
    const { value, grads } = tf.variableGrads(lossOf, [...weights]);
    apply(weights.map(({ name }) => grads[name]!));
    return { loss: value, accuracy };
  });
}
// #endregion

/** How a batch is made: the recipe, and what decides its random draws. */
export interface BatchPlan {
  recipe: Pick<Recipe, 'augment' | 'dropout' | 'labelSmoothing'>;
  seed: number;
  /** From 1. */
  epoch: number;
}

/** Images as they are. */
const AS_THEY_ARE: BatchPlan = { recipe: PLAIN, seed: 0, epoch: 1 };

/** `trainStep` on some images of a set, or on variants of them: augmented, with smoothed labels, under a mask of dropout. */
export function trainOnRows(
  classifier: Classifier,
  { images, labels }: ImageSet,
  rows: readonly number[],
  apply: (gradients: tf.Tensor[]) => void,
  { recipe: { augment, dropout, labelSmoothing }, seed, epoch }: BatchPlan = AS_THEY_ARE,
): BatchResult {
  const { image, classes, units } = classifier;
  const randoms = rows.map((row) => randomOfExample(seed, epoch, row));
  const x =
    augment === 'on'
      ? gatherVariants(images, image, rows, randoms.map(drawVariant))
      : gatherImages(images, image, rows);
  const y = smoothLabels(classifier.labelsOf(labels, rows), classes, labelSmoothing);
  const mask =
    units !== undefined && dropout > 0
      ? tf.stack(randoms.map((random) => tf.tensor1d(drawMask(units, dropout, random))))
      : undefined;
  const logits: Classifier['logits'] = (of, isTraining) => classifier.logits(of, isTraining, mask as tf.Tensor2D);
  try {
    return trainStep({ ...classifier, logits }, x, y, (gradients) =>
      apply(classifier.regularize?.(gradients) ?? gradients),
    );
  } finally {
    tf.dispose([x, y, mask ?? []]);
  }
}

// #region predict
/** Class probabilities. @param x [n, …image] @returns [n, classes] */
export async function predict({ logits }: Pick<Classifier, 'logits'>, x: () => tf.Tensor): Promise<Float32Array> {
  const probabilities = tf.tidy(() => tf.softmax(logits(x(), false)));
  try {
    return ((await probabilities.data()) as Float32Array).slice();
  } finally {
    probabilities.dispose();
  }
}
// #endregion

// #region evaluate
/** Images a batch of evaluation; the result does not depend on it. */
const EVALUATION_BATCH = 250;

/**
 * Class probabilities of many images, batch by batch.
 * @param images bytes of all
 * @param rows which of them
 * @param onBatch called before each batch with its size, for pauses
 * @returns [rows, classes]
 */
export async function predictProbabilities(
  classifier: Classifier,
  images: Uint8Array,
  rows: ArrayLike<number>,
  onBatch: (size: number) => Promise<void> = () => Promise.resolve(),
): Promise<Float32Array> {
  const all = new Float32Array(rows.length * classifier.classes);
  for (let start = 0; start < rows.length; start += EVALUATION_BATCH) {
    const part = Array.from({ length: Math.min(EVALUATION_BATCH, rows.length - start) }, (_, i) => rows[start + i]!);
    await onBatch(part.length);
    const probabilities = await predict(classifier, () => gatherImages(images, classifier.image, part));
    all.set(probabilities, start * classifier.classes);
  }
  return all;
}
// #endregion
