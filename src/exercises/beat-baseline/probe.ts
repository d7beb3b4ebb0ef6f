import type * as tfjs from '@tensorflow/tfjs';
import { show } from 'livegrad';

type Tf = typeof tfjs;
interface Learner {
  buildModel(): tfjs.LayersModel;
  learningRate(step: number): number;
  augment?(batch: tfjs.Tensor4D): tfjs.Tensor4D;
}

const BATCH = 32;
const CLASSES = 10;
/** A loss above it cannot come down again within the run. */
const HOPELESS = 1000;

/** Numbers of a seed: xorshift32 (Marsaglia, 2003). */
function createUniform(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}

/** Whether the model gives ten logits for each image, looked at on noise. */
function problemOf(model: tfjs.LayersModel, tf: Tf): 'shape' | 'probabilities' | null {
  const output = tf.tidy(() => model.apply(tf.randomUniform([2, 32, 32, 3])) as tfjs.Tensor);
  const values = Array.from(output.dataSync());
  output.dispose();
  if (output.shape.join() !== `2,${CLASSES}`) return 'shape';
  const isRow = (row: number[]) => Math.abs(row.reduce((sum, value) => sum + value, 0) - 1) < 1e-3;
  const isDistribution =
    values.every((value) => value >= 0) && [0, CLASSES].every((i) => isRow(values.slice(i, i + CLASSES)));
  return isDistribution ? 'probabilities' : null;
}

/** Says what is wrong with the reader's model, before it is trained. */
export function look({ buildModel }: Learner, tf: Tf) {
  const model = buildModel();
  const problem = problemOf(model, tf);
  model.dispose();
  return { problem };
}

/**
 * Trains the reader's model with Adam on `steps` mini-batches, then predicts the test images. Weights and order depend on the
 * seed alone, since Math.random gives the seed's numbers meanwhile.
 */
export function train(
  learner: Learner,
  tf: Tf,
  images: tfjs.Tensor4D,
  labels: tfjs.Tensor1D,
  testImages: tfjs.Tensor4D,
  seed: number,
  steps: number,
) {
  const random = Math.random;
  Math.random = createUniform(seed);
  const model = learner.buildModel();
  try {
    const problem = problemOf(model, tf);
    if (problem) return { problem };
    const losses = fit(learner, model, tf, images, labels, steps);
    show.line(losses, 'J');
    return { predictions: predict(model, tf, testImages), losses };
  } finally {
    model.dispose();
    Math.random = random;
  }
}

/** Losses of all steps; fewer when the loss has exploded. */
function fit(
  learner: Learner,
  model: tfjs.LayersModel,
  tf: Tf,
  images: tfjs.Tensor4D,
  labels: tfjs.Tensor1D,
  steps: number,
) {
  const optimizer = tf.train.adam(0.001);
  const variables = model.trainableWeights.map((weight) => weight.read() as tfjs.Variable);
  const losses: number[] = [];
  let order: number[] = [];
  for (let step = 0; step < steps; step++) {
    if (order.length < BATCH) order = shuffle(images.shape[0]);
    const chosen = order.splice(0, BATCH);
    // Adam reads it at each step.
    (optimizer as unknown as { learningRate: number }).learningRate = learner.learningRate(step);
    const loss = tf.tidy(() => {
      const rows = tf.tensor1d(chosen, 'int32');
      const scaled: tfjs.Tensor4D = tf.div(tf.gather(images, rows), 255);
      const batch = learner.augment?.(scaled) ?? scaled;
      const target = tf.oneHot(tf.gather(labels, rows), CLASSES);
      const cost = () =>
        tf.losses.softmaxCrossEntropy(target, model.apply(batch, { training: true }) as tfjs.Tensor2D) as tfjs.Scalar;
      return optimizer.minimize(cost, true, variables)!.dataSync()[0];
    });
    losses.push(loss);
    if (!(loss < HOPELESS)) break;
  }
  optimizer.dispose();
  return losses;
}

/** The most probable class of each image. */
function predict(model: tfjs.LayersModel, tf: Tf, images: tfjs.Tensor4D): number[] {
  const size = 250;
  const classes: number[] = [];
  for (let start = 0; start < images.shape[0]; start += size) {
    const part = tf.tidy(() => {
      const batch = tf.div(tf.slice(images, start, Math.min(size, images.shape[0] - start)), 255);
      return tf.argMax(model.apply(batch) as tfjs.Tensor2D, 1).dataSync();
    });
    classes.push(...part);
  }
  return classes;
}

function shuffle(n: number): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
