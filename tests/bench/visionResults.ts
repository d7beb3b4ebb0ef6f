/**
 * Run by visionNode.ts: the figures of the page on vision. The sessions of its labs at their default settings and at those of its
 * experiments, on the WASM backend in Node, one thread. Writes content/results/vision.json.
 */
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { registerWasmKernels } from '../../src/engine/kernels/register.ts';
import type { SessionModule } from '../../src/engine/session.ts';
import * as tf from '../../src/engine/tf.ts';
import { detector, type TestSnapshot as DetectorTest } from '../../src/labs/detector/protocol.ts';
import detectorSession from '../../src/labs/detector/session.ts';
import { CLASSES, hanzi, PAIRS, TESTS, type TestSnapshot as HanziTest } from '../../src/labs/hanzi/protocol.ts';
import hanziSession from '../../src/labs/hanzi/session.ts';
import { vision, type TestSnapshot as VisionTest } from '../../src/labs/vision/protocol.ts';
import visionSession from '../../src/labs/vision/session.ts';
import { nodeImageGlobals } from '../support/nodeImages.ts';
import { collect, createTestContext } from '../support/sessions.ts';

Object.assign(globalThis, nodeImageGlobals());
setWasmPaths(new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url).pathname);
tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
await tf.setBackend('wasm');
registerWasmKernels();

const root = new URL('../../', import.meta.url);
const characters = JSON.parse(await readFile(new URL('public/data/hanzi/characters.json', root), 'utf8')) as unknown;

/** The last snapshot of a run, and its seconds of computing. */
async function run<T>(session: SessionModule, params: object): Promise<T & { cpuSeconds: number }> {
  const before = process.cpuUsage().user;
  const opened = session.createSession(params, null, { ...createTestContext(), due: false });
  const last = (await collect(opened)).at(-1) as T;
  opened.dispose();
  const cpuSeconds = Number(((process.cpuUsage().user - before) / 1e6).toFixed(1));
  console.log(JSON.stringify({ ...params, characters: undefined }), cpuSeconds);
  return { ...last, cpuSeconds };
}

const percent = (share: number) => Number((100 * share).toFixed(1));
const digits = (value: number) => Number(value.toFixed(3));

async function runHanzi(settings: Partial<typeof hanzi.defaults>) {
  const params = { ...hanzi.defaults, ...settings, characters };
  const { accuracy, baseline, confusion, cpuSeconds } = await run<HanziTest>(hanziSession, params);
  const right = Array.from({ length: CLASSES }, (_, c) => confusion[c * (CLASSES + 1)]!);
  const mistakes = CLASSES * TESTS - right.reduce((a, b) => a + b);
  const inPairs = PAIRS.reduce((sum, [a, b]) => sum + confusion[a * CLASSES + b]! + confusion[b * CLASSES + a]!, 0);
  return { settings, test: percent(accuracy), baseline: percent(baseline), mistakes, inPairs, cpuSeconds };
}

async function runDetector(settings: Partial<typeof detector.defaults>) {
  const params = { ...detector.defaults, ...settings };
  const { iou, baseline, hits, shapes, cpuSeconds } = await run<DetectorTest>(detectorSession, params);
  return {
    settings,
    iou: digits(iou),
    baseline: digits(baseline),
    hits: percent(hits),
    shapes: percent(shapes),
    cpuSeconds,
  };
}

async function runVision(settings: Partial<typeof vision.defaults>) {
  const { accuracy, cpuSeconds } = await run<VisionTest>(visionSession, { ...vision.defaults, ...settings });
  return { settings, test: percent(accuracy), cpuSeconds };
}

const results = {
  vision: {
    trained: await runVision({}),
    random: await runVision({ weights: 'random' }),
    tenEpochs: await runVision({ weights: 'random', epochs: 10 }),
    trainedOn: await runVision({ epochs: 10 }),
  },
  hanzi: {
    standard: await runHanzi({}),
    few: await runHanzi({ examples: 5, epochs: 60 }),
    plain: await runHanzi({ jitter: 0 }),
  },
  detector: {
    standard: await runDetector({}),
    l2: await runDetector({ boxLoss: 'l2' }),
    iou: await runDetector({ boxLoss: 'iou' }),
    clutter: await runDetector({ clutter: 'yes' }),
  },
  date: new Date().toISOString().slice(0, 10),
  machine: {
    en: `Node ${process.versions.node.split('.')[0]}, TensorFlow.js ${tf.version_core}, WebAssembly with one thread, ${cpus().length} shared cores, no GPU`,
    zh: `Node ${process.versions.node.split('.')[0]}，TensorFlow.js ${tf.version_core}，单线程 WebAssembly，${cpus().length} 个共用的处理器核，无 GPU`,
  },
};
await writeFile(new URL('content/results/vision.json', root), `${JSON.stringify(results, null, 2)}\n`);
