import { createRandom } from '../../math/random.ts';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/**
 * By how many percentage points the best of twenty measured accuracies exceeds the true 70 %, mean of 2,000 repetitions, seed 1;
 * errors are normal with the standard error of 10,000 images.
 */
export function measureBestOfTwenty(): number {
  const random = createRandom(1);
  const standardError = 100 * Math.sqrt((0.7 * 0.3) / 10_000);
  let sum = 0;
  for (let i = 0; i < 2000; i++) sum += Math.max(...Array.from({ length: 20 }, () => random.normal() * standardError));
  return sum / 2000;
}

/** Accuracy in percent on 10,000 images of ten classes when half are known and the others guessed. */
export function guessHalf(): number {
  const random = createRandom(1);
  const right = Array.from({ length: 10_000 }, (_, i) => Number(i % 2 === 0 || random.integer(10) === 0));
  return sum(right) / 100;
}

/** By how many percent a sum of a million times 0.1 in float32 misses 100,000, one after the other. */
export function sumTenths(): number {
  let total = 0;
  for (let i = 0; i < 1_000_000; i++) total = Math.fround(total + Math.fround(0.1));
  return Math.abs(total - 100_000) / 1000;
}

/** Images of the rarest class among 1,000 drawn from ten equally frequent classes, mean of 200 draws. */
export function countRarestClass(): number {
  const random = createRandom(1);
  const rarest = Array.from({ length: 200 }, () => {
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < 1000; i++) counts[random.integer(10)]!++;
    return Math.min(...counts);
  });
  return sum(rarest) / rarest.length;
}

/** How many neighbouring pixels, of 32 in a row, change one output of three convolutions of width 3 without pooling: each is tried. */
export function measureFieldWithoutPooling(): number {
  const convolve = (row: number[]) => row.slice(2).map((_, i) => row[i]! + 2 * row[i + 1]! + row[i + 2]!);
  const middle = (row: number[]) => convolve(convolve(convolve(row)))[13]!;
  const dark = new Array<number>(32).fill(0);
  return dark.filter((_, pixel) => middle(dark.with(pixel, 1)) !== middle(dark)).length;
}

/** The smallest loss of ten classes when softmax is applied twice, found by gradient descent on the logits: 2,000 steps, α = 1. */
export function descendDoubleSoftmax(): number {
  const softmax = (z: number[]) => {
    const e = z.map(Math.exp);
    return e.map((value) => value / sum(e));
  };
  let z = new Array<number>(10).fill(0);
  for (let step = 0; step < 2000; step++) {
    const p = softmax(z);
    const errors = softmax(p).map((value, k) => value - Number(k === 0));
    const mean = sum(p.map((value, k) => value * errors[k]!));
    z = z.map((value, k) => value - p[k]! * (errors[k]! - mean));
  }
  return -Math.log(softmax(softmax(z))[0]!);
}

/** Of 50 variants, how many a network has seen after 50 epochs with one drawn in each, mean of 1,000 images. */
export function countVariantsSeen(): number {
  const random = createRandom(1);
  const seen = Array.from({ length: 1000 }, () => new Set(Array.from({ length: 50 }, () => random.integer(50))).size);
  return sum(seen) / seen.length;
}

/**
 * Validation accuracy in percent when 1,000 examples of ten classes are sorted by class and the last tenth is held out: the
 * class with the nearest mean, classes 10 deviations apart on a line.
 */
export function validateOnSorted(): number {
  const random = createRandom(1);
  const examples = Array.from({ length: 1000 }, (_, i) => {
    const label = Math.floor(i / 100);
    return { x: 10 * label + random.normal(), label };
  });
  const training = examples.slice(0, 900);
  const means = Array.from({ length: 10 }, (_, k) => {
    const own = training.filter(({ label }) => label === k).map(({ x }) => x);
    return own.length === 0 ? Number.POSITIVE_INFINITY : sum(own) / own.length;
  });
  const answer = (x: number) =>
    means.reduce((best, mean, k) => (Math.abs(x - mean) < Math.abs(x - means[best]!) ? k : best), 0);
  const validation = examples.slice(900);
  return (100 * validation.filter(({ x, label }) => answer(x) === label).length) / validation.length;
}

/** Root mean square error in percent of the weights' deviation when 10,000 normal weights are rounded to 8 bits, −127 to 127. */
export function roundToBytes(): number {
  const random = createRandom(1);
  const weights = Array.from({ length: 10_000 }, () => 0.05 * random.normal());
  const scale = Math.max(...weights.map(Math.abs)) / 127;
  const meanSquare = (values: number[]) => sum(values.map((value) => value * value)) / values.length;
  const errors = weights.map((weight) => weight - scale * Math.round(weight / scale));
  return 100 * Math.sqrt(meanSquare(errors) / meanSquare(weights));
}
