/** This project's Transformer, as a lab trains it: the engine's WASM backend is open, then the data come. */
import { browserOpeners } from '../../../src/engine/openers.ts';
import { textWindows } from '../../../src/nn/gpt/data.ts';
import { GptLearner } from '../../../src/nn/gpt/learner.ts';
import { BATCH, GPT_SIZES, LEARNING_RATE, madeUpTokens } from './protocol.ts';
import { servePeer } from './serve.ts';

const tokens = madeUpTokens(20_000);
let opened: Promise<unknown> | null = null;

servePeer(
  () => (opened ??= browserOpeners.wasm(() => undefined, false)),
  async ({ size: name, threads }) => {
    const size = GPT_SIZES[name];
    let has = 1;
    const learner = new GptLearner(size, { learningRate: LEARNING_RATE, seed: 1, totalSteps: 1e6 }, (n) => (has = n));
    const data = textWindows(tokens, size.context);
    learner.study(data);
    if (threads === 'all') {
      const createWorker = (title: string) =>
        new Worker(new URL('./member.worker.ts', import.meta.url), { type: 'module', name: title });
      await learner.openTeam({ createWorker, maxThreads: 16, signal: new AbortController().signal, batchSize: BATCH });
    }
    let at = 0;
    return {
      threads: has,
      async step() {
        const rows = Array.from({ length: BATCH }, (_, i) => (at + i) % data.examples);
        at += BATCH;
        return (await learner.step(rows).reading).loss;
      },
    };
  },
);
