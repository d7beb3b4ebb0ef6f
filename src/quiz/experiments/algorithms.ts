import { sigmoid } from '../../math/activations.ts';
import { dot, transpose } from '../../math/dense.ts';
import { createRandom, permutation, type Random } from '../../math/random.ts';

const normals = (n: number, random: Random, deviation = 1) =>
  Array.from({ length: n }, () => deviation * random.normal());
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
/** −log of softmax at one place. */
const crossEntropy = (logits: readonly number[], place: number) => {
  const largest = Math.max(...logits);
  return largest + Math.log(sum(logits.map((z) => Math.exp(z - largest)))) - logits[place]!;
};

/** θ after one epoch of mini-batches of 10, α = 0.1, on 1,000 examples y = 3x + noise, J the mean of (θx − y)²/2, from θ = 0. */
export function trainOneEpoch(): number {
  const random = createRandom(1);
  const x = normals(1000, random);
  const y = x.map((value) => 3 * value + random.normal());
  const order = [...permutation(1000, random)];
  let theta = 0;
  for (let start = 0; start < 1000; start += 10) {
    const batch = order.slice(start, start + 10);
    theta -= (0.1 * sum(batch.map((i) => (theta * x[i]! - y[i]!) * x[i]!))) / batch.length;
  }
  return theta;
}

/** The largest |correlation| with labels by coin among 1,000 columns of noise, 50 rows. */
export function findLargestCorrelation(): number {
  const rows = 50;
  const random = createRandom(1);
  const standardise = (values: number[]) => {
    const mean = sum(values) / rows;
    const centred = values.map((value) => value - mean);
    const length = Math.sqrt(dot(centred, centred));
    return centred.map((value) => value / length);
  };
  const labels = standardise(Array.from({ length: rows }, () => Number(random.uniform() < 0.5)));
  const correlate = (column: number[]) => Math.abs(dot(column, labels));
  return Math.max(...Array.from({ length: 1000 }, () => correlate(standardise(normals(rows, random)))));
}

/** The mean loss of an untrained 784-64-10 with ReLU whose weights have deviation 1, on 20 random images with random labels. */
export function measureLargeWeights(): number {
  const random = createRandom(1);
  const hidden = Array.from({ length: 64 }, () => normals(784, random));
  const output = Array.from({ length: 10 }, () => normals(64, random));
  const losses = Array.from({ length: 20 }, () => {
    const pixels = Array.from({ length: 784 }, () => random.uniform());
    const a = hidden.map((weights) => Math.max(0, dot(weights, pixels)));
    const logits = output.map((weights) => dot(weights, a));
    return crossEntropy(logits, random.integer(10));
  });
  return sum(losses) / losses.length;
}

/** Training accuracy in percent of a logistic regression on 50 images of 100 pixels of noise with labels by coin, 500 steps, α = 1. */
export function learnNoiseByHeart(): number {
  const [examples, pixels] = [50, 100] as const;
  const random = createRandom(1);
  const X = Array.from({ length: examples }, () => normals(pixels, random));
  const labels = X.map(() => Number(random.uniform() < 0.5));
  const columns = transpose(X);
  let w = new Array<number>(pixels).fill(0);
  const logitOf = (x: readonly number[]) => dot(x, w);
  for (let step = 0; step < 500; step++) {
    const errors = X.map((x, i) => sigmoid(logitOf(x)) - labels[i]!);
    w = w.map((weight, j) => weight - dot(errors, columns[j]!) / examples);
  }
  return (100 * X.filter((x, i) => logitOf(x) > 0 === (labels[i] === 1)).length) / examples;
}

/**
 * Percent of the ill that a logistic regression finds at the threshold 0.5: of 5,000 people 2 % are ill; the one feature is
 * normal with mean 1 for the ill, 0 for the healthy, and deviation 1. Fitted by 20 steps of Newton's method.
 */
export function findRareCases(): number {
  const random = createRandom(1);
  const people = Array.from({ length: 5000 }, (_, i) => ({ x: random.normal() + Number(i < 100), isIll: i < 100 }));
  let [w, b] = [0, 0];
  for (let step = 0; step < 20; step++) {
    let [gw, gb, ww, wb, bb] = [0, 0, 0, 0, 0];
    for (const { x, isIll } of people) {
      const p = sigmoid(w * x + b);
      const [error, curvature] = [p - Number(isIll), p * (1 - p)];
      gw += error * x;
      gb += error;
      ww += curvature * x * x;
      wb += curvature * x;
      bb += curvature;
    }
    const determinant = ww * bb - wb * wb;
    w -= (bb * gw - wb * gb) / determinant;
    b -= (ww * gb - wb * gw) / determinant;
  }
  const ill = people.filter(({ isIll }) => isIll);
  return (100 * ill.filter(({ x }) => w * x + b > 0).length) / ill.length;
}

/** The largest of ten softmax probabilities in percent, mean of 2,000 inputs whose logits are independent, normal, of deviation 5. */
export function measureCertainty(): number {
  const random = createRandom(1);
  const certainties = Array.from({ length: 2000 }, () => {
    const logits = normals(10, random, 5);
    return Math.exp(-crossEntropy(logits, logits.indexOf(Math.max(...logits))));
  });
  return (100 * sum(certainties)) / certainties.length;
}
