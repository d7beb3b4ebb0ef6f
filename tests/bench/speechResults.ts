/**
 * Run by speechNode.ts: runs of the lab `speech` on the WASM backend in Node, one thread, each with three seeds, which the page on speech
 * states. Writes content/results/speech.json.
 */
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { writeFile } from 'node:fs/promises';
import { registerWasmKernels } from '../../src/engine/kernels/register.ts';
import * as tf from '../../src/engine/tf.ts';
import { speech, type SpeechParams, type SpeechSnapshot } from '../../src/labs/speech/protocol.ts';
import session from '../../src/labs/speech/session.ts';
import { nodeImageGlobals } from '../support/nodeImages.ts';
import { createTestContext } from '../support/sessions.ts';

Object.assign(globalThis, nodeImageGlobals());
setWasmPaths(new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url).pathname);
tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
await tf.setBackend('wasm');
registerWasmKernels();

const RUNS: Record<string, Partial<SpeechParams>> = {
  default: {},
  still: { variants: 'off' },
  voice: { variants: 'voice' },
  levelled: { bands: 'levelled' },
  few: { phrases: 40 },
  digitsEnglish: { task: 'digits', spoken: 'en', variants: 'voice' },
  digitsItalian: { task: 'digits', spoken: 'it', variants: 'voice' },
  digitsItalianStill: { task: 'digits', spoken: 'it', variants: 'off' },
  digitsFrench: { task: 'digits', spoken: 'fr', variants: 'voice' },
  lettersItalian: { task: 'letters', spoken: 'it', variants: 'voice' },
};
const share = (value: number) => Number(value.toFixed(4));

async function run(params: SpeechParams) {
  const live = session.createSession(params, null, createTestContext());
  let last: Extract<SpeechSnapshot, { phase: 'test' }> | null = null;
  for await (const snapshot of live.run() as AsyncIterable<SpeechSnapshot>)
    if (snapshot.phase === 'test') last = snapshot;
  live.dispose();
  const { heard, unheard } = last!.tests;
  const told = ({ accuracy, nearestMean, confusion }: typeof heard) => ({
    accuracy: share(accuracy),
    nearestMean: share(nearestMean),
    confusion: [...confusion],
  });
  return { heard: told(heard), unheard: unheard && told(unheard) };
}

const results: Record<string, unknown> = {};
for (const [name, settings] of Object.entries(RUNS)) {
  const seeds: Awaited<ReturnType<typeof run>>[] = [];
  for (const seed of [1, 2, 3]) seeds.push(await run({ ...speech.defaults, ...settings, seed }));
  const mean = (of: (typeof seeds)[number]['unheard'][]) =>
    of[0] ? share(of.reduce((sum, group) => sum + group!.accuracy / of.length, 0)) : null;
  const first = seeds[0]!;
  results[name] = {
    params: settings,
    heard: mean(seeds.map(({ heard }) => heard)),
    unheard: mean(seeds.map(({ unheard }) => unheard)),
    accuracies: seeds.map(({ heard, unheard }) => [heard.accuracy, unheard?.accuracy ?? null]),
    first,
  };
  console.log(name, results[name]);
}
await writeFile(
  new URL('../../content/results/speech.json', import.meta.url),
  `${JSON.stringify(results, null, 1).replace(/\[\s+([\d\s,.]+?)\s+\]/g, (_, list: string) => `[${list.replaceAll(/\s+/g, ' ')}]`)}\n`,
);
