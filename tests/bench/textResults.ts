/**
 * Run by textNode.ts: trains the lab `text` at its defaults on each text and task, on the WASM backend in Node, one thread, and measures
 * what chapter 6 states. Writes content/results/text.json.
 */
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import * as tf from '../../src/engine/tf.ts';
import { text, type TextParams, type TextTalk, type Written } from '../../src/labs/text/protocol.ts';
import session from '../../src/labs/text/session.ts';
import { createTestContext } from '../support/sessions.ts';

globalThis.fetch = ((url: URL) =>
  Promise.resolve(new Response(readFileSync(`public/${url.pathname.slice(1)}`)))) as typeof fetch;
setWasmPaths(new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url).pathname);
tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
await tf.setBackend('wasm');

const round = (value: number) => Number(value.toFixed(3));

/** A whole run. */
async function train(data: TextParams['data'], settings: Partial<TextParams> = {}) {
  const live = session.createSession({ ...text.defaults, data, ...settings }, null, createTestContext());
  const result = {
    uniform: 0,
    bigram: 0,
    parameters: 0,
    held: 0,
    accuracy: 0,
    sample: '',
    seconds: 0,
    looks: [] as [number, number][],
  };
  const start = performance.now();
  for await (const given of live.run()) {
    const snapshot = given as TextTalk['snapshot'];
    if (snapshot.phase === 'begin')
      Object.assign(result, {
        uniform: round(snapshot.uniform),
        bigram: round(snapshot.bigram),
        parameters: snapshot.parameters,
      });
    if (snapshot.phase !== 'look') continue;
    result.looks.push([snapshot.step, round(snapshot.held)]);
    Object.assign(result, { held: round(snapshot.held), accuracy: round(snapshot.accuracy), sample: snapshot.sample });
  }
  result.seconds = Math.round((performance.now() - start) / 1000);
  const { msCached, msPlain } = (await live.answer!('write', {
    prompt: '\n',
    temperature: 0.8,
    topK: 0,
    seed: 1,
  })) as Written;
  live.dispose();
  console.log(data, JSON.stringify(settings), JSON.stringify(result));
  return { ...result, msCached: round(msCached), msPlain: round(msPlain) };
}

const results = {
  params: text.defaults,
  'moby-dick': await train('moby-dick'),
  quatrains: await train('quatrains'),
  sort: await train('sort'),
  reverse: await train('reverse'),
  addition: await train('addition'),
  machine: `${cpus().length} × ${cpus()[0]!.model}`,
};
await writeFile('content/results/text.json', `${JSON.stringify(results, null, 2)}\n`);
