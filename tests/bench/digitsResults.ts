/**
 * Run by digitsNode.ts: trains the digits lab's network as the article says, 5 epochs of batch 32 on all 60,000 images, on the
 * WASM backend in Node, one thread, with five seeds, and measures what chapter 3 states. Writes content/results/digits.json.
 */
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { cpus } from 'node:os';
import { writeFile } from 'node:fs/promises';
import { MNIST } from '../../src/data/imageSets.ts';
import { loadSplit, type ImageSet } from '../../src/data/loadSplit.ts';
import { registerWasmKernels } from '../../src/engine/kernels/register.ts';
import * as tf from '../../src/engine/tf.ts';
import { normaliseDigit } from '../../src/labs/digits/drawing.ts';
import { NETWORK } from '../../src/labs/digits/model.ts';
import { CLASSES, IMAGE_BYTES, IMAGE_SIZE } from '../../src/labs/digits/network.ts';
import {
  digits,
  type DigitsParams,
  type Checkpoint,
  type DigitsSnapshot,
  type TestSnapshot,
} from '../../src/labs/digits/protocol.ts';
import digitsSession from '../../src/labs/digits/session.ts';
import { argMaxOfRow } from '../../src/math/argMax.ts';
import { createRandom } from '../../src/math/random.ts';
import { createClassifier, predict, type Classifier } from '../../src/nn/classifier.ts';
import { score } from '../../src/nn/metrics.ts';
import { nodeImageGlobals } from '../support/nodeImages.ts';
import { createTestContext } from '../support/sessions.ts';

Object.assign(globalThis, nodeImageGlobals());
setWasmPaths(new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url).pathname);
tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
await tf.setBackend('wasm');
registerWasmKernels();

const context = createTestContext();
const percent = (share: number) => Number((100 * share).toFixed(2));

/** A whole run of the lab's session. */
async function train(params: DigitsParams) {
  const session = digitsSession.createSession(params, null, context);
  const start = performance.now();
  let test: TestSnapshot | null = null;
  let [trainAccuracy, largestLoss] = [0, 0];
  let validationAccuracy: number | null = null;
  for await (const snapshot of session.run() as AsyncIterable<DigitsSnapshot>) {
    if (snapshot.phase === 'train') largestLoss = Math.max(largestLoss, ...snapshot.losses);
    if (snapshot.phase === 'epoch') ({ trainAccuracy, validationAccuracy } = snapshot);
    if (snapshot.phase === 'test') test = snapshot;
  }
  return {
    session,
    test: test!,
    trainAccuracy,
    validationAccuracy,
    largestLoss,
    seconds: (performance.now() - start) / 1000,
  };
}

const predictPixels = (network: Classifier, pixels: Float32Array) =>
  predict(network, () => tf.tensor2d(pixels, [pixels.length / IMAGE_BYTES, IMAGE_BYTES]));

/** The test images, each changed by a function of its pixels [28, 28] in 0…1. */
async function accuracyOn(
  network: Classifier,
  { images, labels }: ImageSet,
  change: (image: Float32Array) => Float32Array,
) {
  const pixels = new Float32Array(images.length);
  for (let i = 0; i < labels.length; i++) {
    const image = Float32Array.from(images.subarray(i * IMAGE_BYTES, (i + 1) * IMAGE_BYTES), (byte) => byte / 255);
    pixels.set(change(image), i * IMAGE_BYTES);
  }
  return percent(score(await predictPixels(network, pixels), labels).accuracy);
}

/** An image moved to the right; what leaves it is lost. */
function shift(image: Float32Array, by: number): Float32Array {
  return image.map((_, i) => (i % IMAGE_SIZE >= by ? image[i - by]! : 0));
}

async function testImages(): Promise<ImageSet> {
  const load = loadSplit(MNIST, 'test', null, context);
  for (;;) {
    const { done, value } = await load.next();
    if (done) return value;
  }
}

const full: DigitsParams = { ...digits.defaults, images: 60_000, validationSplit: 0 };
const accuracies: number[] = [];
let first: Awaited<ReturnType<typeof train>> | null = null;
for (const seed of [1, 2, 3, 4, 5]) {
  const run = await train({ ...full, seed });
  accuracies.push(percent(run.test.testAccuracy));
  console.log(`seed ${seed}: ${accuracies.at(-1)} % in ${run.seconds.toFixed(0)} s`);
  if (seed === 1) first = run;
  else run.session.dispose();
}
const small = await train(digits.defaults);
small.session.dispose();

/** The default settings with one of them changed: how training ended. */
async function experiment(change: Partial<DigitsParams>) {
  const { session, trainAccuracy, validationAccuracy, largestLoss } = await train({ ...digits.defaults, ...change });
  session.dispose();
  return {
    ...change,
    trainAccuracyPercent: percent(trainAccuracy),
    validationAccuracyPercent: percent(validationAccuracy!),
    largestLoss: Number(largestLoss.toFixed(1)),
  };
}
const experiments = {
  slow: await experiment({ learningRate: 0.00001 }),
  fast: await experiment({ learningRate: 1 }),
  few: await experiment({ images: 2500, epochs: 50 }),
};

const test = await testImages();
const { weights } = (await first!.session.answer!('checkpoint', null)) as Checkpoint;
const network = createClassifier(NETWORK, weights);
const shifts = [];
for (const pixels of [0, 1, 2, 3, 4]) {
  shifts.push({
    pixels,
    accuracyPercent: await accuracyOn(network, test, (image) => shift(image, pixels)),
    recentredPercent: await accuracyOn(network, test, (image) => normaliseDigit(shift(image, pixels), IMAGE_SIZE)),
  });
}
const inverted = await accuracyOn(network, test, (image) => image.map((value) => 1 - value));
const bytes = await accuracyOn(network, test, (image) => image.map((value) => 255 * value));
const random = createRandom(1);
const noise = await predictPixels(
  network,
  Float32Array.from({ length: 1000 * IMAGE_BYTES }, () => random.uniform()),
);
const surest = Array.from({ length: 1000 }, (_, i) => Math.max(...noise.subarray(i * CLASSES, (i + 1) * CLASSES)));
const pixels = Float32Array.from(test.images, (byte) => byte / 255);
const probabilities = await predictPixels(network, pixels);
let [sure, sureWrong] = [0, 0];
for (const [i, label] of test.labels.entries()) {
  const answer = argMaxOfRow(probabilities, i, CLASSES);
  if (probabilities[i * CLASSES + answer]! <= 0.99) continue;
  sure++;
  if (answer !== label) sureWrong++;
}

const mean = accuracies.reduce((a, b) => a + b) / accuracies.length;
const results = {
  full: {
    params: full,
    testAccuracyPercent: accuracies[0]!,
    testLoss: Number(first!.test.testLoss.toFixed(4)),
    trainAccuracyPercent: percent(first!.trainAccuracy),
    wrong: Math.round((1 - first!.test.testAccuracy) * first!.test.testImages),
    seconds: Math.round(first!.seconds),
  },
  seeds: {
    testAccuracyPercent: accuracies,
    meanPercent: Number(mean.toFixed(2)),
    standardDeviationPercent: Number(
      Math.sqrt(accuracies.reduce((sum, a) => sum + (a - mean) ** 2, 0) / (accuracies.length - 1)).toFixed(2),
    ),
  },
  small: {
    params: digits.defaults,
    testAccuracyPercent: percent(small.test.testAccuracy),
    seconds: Math.round(small.seconds),
  },
  shifts,
  invertedPercent: inverted,
  notScaledPercent: bytes,
  noiseMeanCertaintyPercent: percent(surest.reduce((a, b) => a + b) / surest.length),
  sure: { above: 0.99, answers: sure, wrong: sureWrong },
  experiments,
  machine: {
    en: `Node ${process.versions.node.split('.')[0]}, TensorFlow.js ${tf.version_core}, WebAssembly with one thread, ${cpus().length} shared cores, no GPU`,
    zh: `Node ${process.versions.node.split('.')[0]}，TensorFlow.js ${tf.version_core}，单线程 WebAssembly，${cpus().length} 个共用的处理器核，无 GPU`,
  },
};
first!.session.dispose();
network.dispose();
await writeFile(new URL('../../content/results/digits.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
console.log(JSON.stringify(results, null, 1));
