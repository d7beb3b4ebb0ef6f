import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { registerWasmKernels } from '../../src/engine/kernels/register.ts';
import * as tf from '../../src/engine/tf.ts';
import { nameTensors } from '../../src/files/namedTensors.ts';
import { encodeSafetensors } from '../../src/files/safetensors.ts';
import {
  cifar10,
  type Cifar10Params,
  type Cifar10Snapshot,
  type TestSnapshot,
} from '../../src/labs/cifar10/protocol.ts';
import cifar10Session from '../../src/labs/cifar10/session.ts';
import { PARAMETER_COUNT, PARAMETERS } from '../../src/nn/articleNetwork.ts';
import { nodeImageGlobals } from '../../tests/support/nodeImages.ts';
import { createTestContext } from '../../tests/support/sessions.ts';
import { sha256 } from '../data/package.ts';

/** All of the set, a tenth held out; the second recipe of page 5.8 without smoothed labels, so that probabilities stay honest. */
const SETTINGS: Cifar10Params = {
  ...cifar10.defaults,
  images: 50_000,
  epochs: 20,
  batchSize: 64,
  learningRate: 0.003,
  augment: 'on',
  schedule: 'one-cycle',
  weightDecay: 0.05,
};

const percent = (share: number) => Number((100 * share).toFixed(2));

/** Trains to the end and tells every epoch. @returns the one test */
async function train(): Promise<TestSnapshot> {
  const session = cifar10Session.createSession(SETTINGS, null, { ...createTestContext(), due: false });
  try {
    for await (const snapshot of session.run() as AsyncIterable<Cifar10Snapshot>) {
      if (snapshot.phase === 'epoch') {
        const { epoch, trainAccuracy, validationAccuracy } = snapshot;
        console.log(
          `epoch ${epoch}: ${percent(trainAccuracy)} % of training, ${percent(validationAccuracy!)} % held out`,
        );
      } else if (snapshot.phase === 'test') return snapshot;
    }
    throw new Error('the run ended before its test');
  } finally {
    session.dispose();
  }
}

/** Trains the network and writes its weights with their manifest. */
export async function trainCifar10Cnn(): Promise<void> {
  Object.assign(globalThis, nodeImageGlobals());
  setWasmPaths(new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url).pathname);
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  await tf.setBackend('wasm');
  registerWasmKernels();

  const before = process.cpuUsage().user;
  const { checkpoint, testAccuracy, testLoss, testImages, confusion } = await train();
  const cpuMinutes = Number(((process.cpuUsage().user - before) / 6e7).toFixed(1));
  const bytes = encodeSafetensors(nameTensors(checkpoint.weights, PARAMETERS));
  const last = checkpoint.epochs.at(-1)!;
  const node = process.versions.node.split('.')[0];
  const manifest = {
    id: 'cifar10-cnn',
    file: 'weights.safetensors',
    bytes: bytes.length,
    sha256: sha256(bytes),
    parameters: PARAMETER_COUNT,
    data: 'cifar10',
    script: 'scripts/checkpoints/trainCifar10Cnn.ts',
    settings: SETTINGS,
    validationAccuracyPercent: percent(last.validationAccuracy!),
    testAccuracyPercent: percent(testAccuracy),
    testLoss: Number(testLoss.toFixed(4)),
    testImages,
    /** Rows: true class; columns: predicted. */
    confusion: Array.from({ length: 10 }, (_, row) => [...confusion.subarray(10 * row, 10 * row + 10)]),
    cpuMinutes,
    date: new Date().toISOString().slice(0, 10),
    machine: {
      en: `Node ${node}, TensorFlow.js ${tf.version_core}, WebAssembly with one thread, ${cpus().length} shared cores, no GPU`,
      zh: `Node ${node}，TensorFlow.js ${tf.version_core}，单线程 WebAssembly，${cpus().length} 个共用的处理器核，无 GPU`,
    },
  };
  const folder = new URL('../../public/models/cifar10-cnn/', import.meta.url);
  await mkdir(folder, { recursive: true });
  await writeFile(new URL(manifest.file, folder), bytes);
  await writeFile(new URL('manifest.json', folder), `${JSON.stringify(manifest, null, 1)}\n`);
  console.log(
    `${manifest.testAccuracyPercent} % of ${testImages} test images; ${bytes.length} bytes, ${cpuMinutes} minutes`,
  );
}
