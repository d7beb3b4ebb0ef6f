/**
 * Run by capacityNode.ts: how the digits' network does with more images, and with more units. The first are runs of the lab's session,
 * each with as many images times epochs; for the second the same code trains 784-h-10 to the end on few images, with right labels and
 * with a fifth of them wrong. Writes content/results/capacity.json. Nothing is chosen by it, so that test images may be looked at.
 */
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { MNIST } from '../../src/data/imageSets.ts';
import { loadSplit, type ImageSet } from '../../src/data/loadSplit.ts';
import { registerWasmKernels } from '../../src/engine/kernels/register.ts';
import * as tf from '../../src/engine/tf.ts';
import { NETWORK } from '../../src/labs/digits/model.ts';
import { CLASSES, IMAGE_BYTES } from '../../src/labs/digits/network.ts';
import { digits, type DigitsSnapshot } from '../../src/labs/digits/protocol.ts';
import digitsSession from '../../src/labs/digits/session.ts';
import { createRandom, permutation } from '../../src/math/random.ts';
import { countParameters } from '../../src/math/shapes.ts';
import { createClassifier } from '../../src/nn/classifier.ts';
import { ClassifierLearner } from '../../src/nn/classifierLearner.ts';
import { Fit } from '../../src/nn/fit.ts';
import { initialWeights } from '../../src/nn/initialise.ts';
import { stepsOf } from '../../src/nn/plan.ts';
import { PLAIN } from '../../src/nn/recipe.ts';
import { nodeImageGlobals } from '../support/nodeImages.ts';
import { createTestContext } from '../support/sessions.ts';

Object.assign(globalThis, nodeImageGlobals());
setWasmPaths(new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url).pathname);
tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
await tf.setBackend('wasm');
registerWasmKernels();

const context = createTestContext();
const percent = (share: number) => Number((100 * share).toFixed(1));

/** As many steps each, so that more images do not mean more training. */
const AMOUNTS = [
  { images: 2_500, epochs: 48 },
  { images: 5_000, epochs: 24 },
  { images: 10_000, epochs: 12 },
  { images: 20_000, epochs: 6 },
  { images: 60_000, epochs: 2 },
];
const WIDTHS = [1, 2, 4, 6, 8, 12, 16, 24, 32, 64, 128, 256];
const WIDTH_PLAN = { examples: 1_000, epochs: 150, batchSize: 50, learningRate: 0.003, validationSplit: 0, seed: 1 };
const WRONG_SHARE = 0.2;

async function load(split: 'train' | 'test', count: number | null): Promise<ImageSet> {
  const steps = loadSplit(MNIST, split, count, context);
  for (;;) {
    const { done, value } = await steps.next();
    if (done) return value;
  }
}

async function runLab(amount: (typeof AMOUNTS)[number]) {
  const params = { ...digits.defaults, ...amount, validationSplit: 0 };
  const session = digitsSession.createSession(params, null, context);
  let [train, test] = [0, 0];
  for await (const snapshot of session.run() as AsyncIterable<DigitsSnapshot>) {
    if (snapshot.phase === 'epoch') train = snapshot.trainAccuracy;
    if (snapshot.phase === 'test') test = snapshot.testAccuracy;
  }
  session.dispose();
  return { ...amount, train: percent(train), test: percent(test) };
}

const all = await load('train', 2_500);
const chosen = permutation(all.labels.length, createRandom(1, 3)).subarray(0, WIDTH_PLAN.examples);
const training: ImageSet = {
  images: Uint8Array.from({ length: chosen.length * IMAGE_BYTES }, (_, i) => {
    const row = chosen[Math.floor(i / IMAGE_BYTES)]!;
    return all.images[row * IMAGE_BYTES + (i % IMAGE_BYTES)]!;
  }),
  labels: Uint8Array.from(chosen, (row) => all.labels[row]!),
};
const testing = await load('test', null);

/** The training images with some labels replaced by one of the other nine. */
function spoil({ images, labels }: ImageSet, share: number): ImageSet {
  const random = createRandom(1, 4);
  const wrong = (label: number) => (label + 1 + random.integer(CLASSES - 1)) % CLASSES;
  return { images, labels: labels.map((label) => (random.uniform() < share ? wrong(label) : label)) };
}

/** Trains 784-h-10. @returns accuracies in per cent, on the labels that it was given and on test images */
async function runWidth(width: number, data: ImageSet) {
  const parameters = [
    { name: 'dense1/kernel', shape: [IMAGE_BYTES, width] },
    { name: 'dense1/bias', shape: [width] },
    { name: 'dense2/kernel', shape: [width, CLASSES] },
    { name: 'dense2/bias', shape: [CLASSES] },
  ];
  const classifier = createClassifier({ ...NETWORK, parameters }, initialWeights(parameters, WIDTH_PLAN.seed));
  const how = { ...WIDTH_PLAN, ...stepsOf(WIDTH_PLAN), recipe: PLAIN };
  const learner = new ClassifierLearner(classifier, how, () => undefined);
  learner.study(data);
  const options = { kept: null, keep: () => undefined, lowestRate: 1e-5 };
  for await (const snapshot of new Fit(learner, WIDTH_PLAN, context, options).run()) void snapshot;
  const measure = async (on: ImageSet) => {
    learner.study(on);
    return percent(
      (
        await learner.evaluate(
          Uint32Array.from(on.labels, (_, i) => i),
          context.turn,
        )
      ).accuracy,
    );
  };
  const result = { train: await measure(data), test: await measure(testing) };
  learner.dispose();
  return { parameters: countParameters(parameters), ...result };
}

const amounts = [];
for (const amount of AMOUNTS) {
  amounts.push(await runLab(amount));
  console.log(amounts.at(-1));
}
const spoilt = spoil(training, WRONG_SHARE);
const widths = [];
for (const width of WIDTHS) {
  const { parameters, ...right } = await runWidth(width, training);
  const { train, test } = await runWidth(width, spoilt);
  widths.push({ width, parameters, right, wrong: { train, test } });
  console.log(JSON.stringify(widths.at(-1)));
}
const node = process.versions.node.split('.')[0];
const results = {
  amounts,
  widthPlan: { ...WIDTH_PLAN, wrongShare: WRONG_SHARE },
  widths,
  date: new Date().toISOString().slice(0, 10),
  machine: {
    en: `Node ${node}, TensorFlow.js ${tf.version_core}, WebAssembly with one thread, ${cpus().length} shared cores, no GPU`,
    zh: `Node ${node}，TensorFlow.js ${tf.version_core}，单线程 WebAssembly，${cpus().length} 个共用的处理器核，无 GPU`,
  },
};
await writeFile(
  new URL('../../content/results/capacity.json', import.meta.url),
  `${JSON.stringify(results, null, 2)}\n`,
);
