/**
 * Run by preprocessNode.ts: the accuracies that the chapter states about leakage, by the lab's own session on the WASM backend in
 * Node. Writes content/results/preprocess.json; a test computes part of it again.
 */
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { writeFile } from 'node:fs/promises';
import { registerWasmKernels } from '../../src/engine/kernels/register.ts';
import * as tf from '../../src/engine/tf.ts';
import { preprocess, type LeakageSnapshot, type PreprocessParams } from '../../src/labs/preprocess/protocol.ts';
import preprocessSession from '../../src/labs/preprocess/session.ts';
import { collect, createTestContext } from '../support/sessions.ts';

setWasmPaths(new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url).pathname);
tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
await tf.setBackend('wasm');
registerWasmKernels();

const percent = (share: number) => Number((100 * share).toFixed(1));

/** One run of the lab's leakage part. */
async function measure(settings: Pick<PreprocessParams, 'leak' | 'trainRows' | 'features' | 'splits'>) {
  const session = preprocessSession.createSession(
    { ...preprocess.defaults, part: 'leakage', ...settings },
    null,
    createTestContext(),
  );
  const { honest, leaky, standardError } = (await collect<LeakageSnapshot>(session)).at(-1)!;
  return {
    ...settings,
    honestPercent: percent(honest),
    leakyPercent: percent(leaky),
    differencePoints: percent(leaky - honest),
    standardErrorPoints: percent(standardError),
  };
}

const splits = 100;
const results = {
  scaling: [
    await measure({ leak: 'scaling', trainRows: 10, features: 20, splits }),
    await measure({ leak: 'scaling', trainRows: 20, features: 20, splits }),
    await measure({ leak: 'scaling', trainRows: 50, features: 20, splits }),
    await measure({ leak: 'scaling', trainRows: 200, features: 20, splits }),
  ],
  selection: [
    await measure({ leak: 'selection', trainRows: 50, features: 100, splits }),
    await measure({ leak: 'selection', trainRows: 50, features: 1000, splits }),
  ],
};
await writeFile(
  new URL('../../content/results/preprocess.json', import.meta.url),
  `${JSON.stringify(results, null, 2)}\n`,
);
console.log(JSON.stringify(results, null, 1));
