/**
 * Run by recipeNode.ts: the ablation of page 5.8. The lab cifar10's own session trains the article's network with the second recipe,
 * with one part of it less each time, and with none, with the same images, epochs and seeds, on the WASM backend in Node, one thread.
 * Runs are compared by validation accuracy; the best of the long ones alone is tested, once. Runs that content/results/recipe.json has are kept, so
 * that it can be made in parts: the arguments name them, seeds, `long`, `residual` or `test`; none means all.
 */
import * as fullTf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { registerWasmKernels } from '../../src/engine/kernels/register.ts';
import { runJob } from '../../src/exercises/sandbox/harness.ts';
import type { Answer } from '../../src/exercises/sandbox/protocol.ts';
import * as tf from '../../src/engine/tf.ts';
import {
  cifar10,
  OWN_TASK,
  type Cifar10Params,
  type Cifar10Snapshot,
  type TestSnapshot,
} from '../../src/labs/cifar10/protocol.ts';
import { RESIDUAL_CODE } from '../../src/labs/cifar10/residualNetwork.ts';
import cifar10Session from '../../src/labs/cifar10/session.ts';
import type { EpochSnapshot } from '../../src/nn/imageSnapshots.ts';
import { MOST_PARAMETERS, type OwnNetworkData } from '../../src/nn/ownNetworkData.ts';
import { PLAIN, type Recipe } from '../../src/nn/recipe.ts';
import { nodeImageGlobals } from '../support/nodeImages.ts';
import { createTestContext } from '../support/sessions.ts';

Object.assign(globalThis, nodeImageGlobals());
setWasmPaths(new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url).pathname);
tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
await tf.setBackend('wasm');
registerWasmKernels();

/** What all runs share. */
const SHARED: Cifar10Params = { ...cifar10.defaults, images: 5000, epochs: 8, batchSize: 32, validationSplit: 0.3 };
const SEEDS = [1, 2, 3];
/** Epochs of the three runs that ask whether patience changes the answer. */
const LONG = 32;
/** The second recipe. Its peak is the schedule's: without one the rate is the article's. */
const RECIPE: Recipe = { augment: 'on', schedule: 'one-cycle', weightDecay: 0.3, dropout: 0.2, labelSmoothing: 0.1 };
const PEAK = 0.003;

/** Every run by its name: what is different in it. */
const RUNS: Record<string, Partial<Cifar10Params>> = { plain: PLAIN, full: { ...RECIPE, learningRate: PEAK } };
for (const part of Object.keys(RECIPE) as (keyof Recipe)[]) {
  RUNS[part] = { ...RUNS.full, [part]: PLAIN[part], ...(part === 'schedule' && { learningRate: SHARED.learningRate }) };
}

/** One run's accuracies in per cent: after its last epoch. */
interface Run {
  seed: number;
  validation: number;
  train: number;
  /** Of this process, which does not count the wait for a busy machine. */
  cpuSeconds: number;
}

/** Another network, trained with a schedule alone. */
const RESIDUAL: Partial<Cifar10Params> = { schedule: 'one-cycle', learningRate: PEAK };

/** What the file holds. */
interface Results {
  runs: { name: string; seeds: Run[] }[];
  long: { epochs: number; runs: ({ name: string } & Run)[] };
  /** The network of residualNetwork.ts. */
  residual: Run | null;
  test: { name: string; accuracyPercent: number } | null;
}

const percent = (share: number) => Number((100 * share).toFixed(2));

/** Runs the session as far as a snapshot, for instance not on to the test. */
async function runTo<S extends Cifar10Snapshot>(
  params: Cifar10Params,
  isLast: (snapshot: Cifar10Snapshot) => snapshot is S,
): Promise<S> {
  const session = cifar10Session.createSession(params, null, createTestContext());
  try {
    for await (const snapshot of session.run() as AsyncIterable<Cifar10Snapshot>) {
      if (isLast(snapshot)) return snapshot;
    }
    throw new Error('the run ended too early');
  } finally {
    session.dispose();
  }
}

async function train(params: Cifar10Params & { ownNetwork?: OwnNetworkData }): Promise<Run> {
  const before = process.cpuUsage().user;
  const { validationAccuracy, trainAccuracy } = await runTo(
    params,
    (snapshot): snapshot is EpochSnapshot<Cifar10Params> =>
      snapshot.phase === 'epoch' && snapshot.epoch === params.epochs,
  );
  const cpuSeconds = Math.round((process.cpuUsage().user - before) / 1e6);
  const run = { validation: percent(validationAccuracy!), train: percent(trainAccuracy), cpuSeconds };
  console.log(new Date().toTimeString().slice(0, 8), { ...params, ownNetwork: undefined }, run);
  return { seed: params.seed, ...run };
}

function meanAndSpread(values: readonly number[]) {
  const mean = values.reduce((a, b) => a + b) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
  return { mean: Number(mean.toFixed(1)), spread: Number(Math.sqrt(variance).toFixed(1)) };
}

const file = new URL('../../content/results/recipe.json', import.meta.url);
const earlier: Results = await readFile(file, 'utf8').then(JSON.parse, () => ({
  runs: [],
  long: null,
  residual: null,
  test: null,
}));
const runs: Record<string, Run[]> = Object.fromEntries(Object.keys(RUNS).map((name) => [name, []]));
for (const { name, seeds } of earlier.runs) runs[name] = seeds;
const long = earlier.long ?? { epochs: LONG, runs: [] };
let { residual, test } = earlier;

const asked = process.argv.slice(2);
const isAsked = (part: string | number) => asked.length === 0 || asked.includes(String(part));

for (const seed of SEEDS.filter(isAsked)) {
  for (const [name, changes] of Object.entries(RUNS)) {
    if (runs[name]!.some((run) => run.seed === seed)) continue;
    runs[name]!.push(await train({ ...SHARED, ...changes, seed }));
    await write();
  }
}
if (isAsked('long')) {
  for (const name of ['plain', 'full', 'augment']) {
    if (long.runs.some((run) => run.name === name)) continue;
    long.runs.push({ name, ...(await train({ ...SHARED, ...RUNS[name], epochs: LONG })) });
    await write();
  }
}
if (isAsked('residual') && !residual) {
  residual = await train({ ...SHARED, ...RESIDUAL, ownNetwork: await describe(RESIDUAL_CODE) });
  await write();
}
if (isAsked('test') && !test) {
  const { name } = long.runs.toSorted((a, b) => b.validation - a.validation)[0]!;
  const { testAccuracy } = await runTo(
    { ...SHARED, ...RUNS[name], epochs: LONG },
    (snapshot): snapshot is TestSnapshot => snapshot.phase === 'test',
  );
  test = { name, accuracyPercent: percent(testAccuracy) };
  await write();
}

/** A reader's code as the sandbox describes it. */
async function describe(code: string): Promise<OwnNetworkData> {
  const probe = await readFile(new URL('../../src/exercises/sandbox/ownNetworkProbe.ts', import.meta.url), 'utf8');
  const answers: Answer[] = [];
  const args = [OWN_TASK.inputShapes, OWN_TASK.outputs, MOST_PARAMETERS];
  const calls = [{ id: 'own', name: 'describeNetwork', isProbe: true, args }];
  await runJob(fullTf, { id: 1, code, probe, backend: 'wasm', calls }, (answer) => answers.push(answer));
  return (answers[0] as { result: { value: unknown } }).result.value as OwnNetworkData;
}

/** Means and spreads of the runs that there are. */
function summary() {
  return Object.entries(runs)
    .filter(([, seeds]) => seeds.length > 0)
    .map(([name, seeds]) => ({
      name,
      ...meanAndSpread(seeds.map(({ validation }) => validation)),
      train: meanAndSpread(seeds.map((run) => run.train)).mean,
      seeds,
    }));
}

async function write(): Promise<void> {
  const node = process.versions.node.split('.')[0];
  const results = {
    shared: SHARED,
    recipe: { ...RECIPE, learningRate: PEAK },
    runs: summary(),
    long,
    residual,
    test,
    date: new Date().toISOString().slice(0, 10),
    machine: {
      en: `Node ${node}, TensorFlow.js ${tf.version_core}, WebAssembly with one thread, ${cpus().length} shared cores, no GPU`,
      zh: `Node ${node}，TensorFlow.js ${tf.version_core}，单线程 WebAssembly，${cpus().length} 个共用的处理器核，无 GPU`,
    },
  };
  await writeFile(file, `${JSON.stringify(results, null, 2)}\n`);
}
