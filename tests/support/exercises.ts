import '@tensorflow/tfjs-backend-cpu';
import { readdirSync, readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { registerWasmKernels } from '../../src/engine/kernels/register.ts';
import type { Exercise } from '../../src/exercises/define.ts';
import { judge, type Outcome } from '../../src/exercises/judge.ts';
import { callsOf, resolveChecks } from '../../src/exercises/checks.ts';
import { runJob } from '../../src/exercises/sandbox/harness.ts';
import type { Answer } from '../../src/exercises/sandbox/protocol.ts';
import { loadImages } from '../../src/exercises/loadImages.ts';
import type { ImagesValue } from '../../src/exercises/values.ts';
import { nodeImageGlobals } from './nodeImages.ts';

const NODE = { base: 'http://localhost/', signal: new AbortController().signal };
Object.assign(globalThis, nodeImageGlobals());

const folder = new URL('../../src/exercises/', import.meta.url);
const isFolder = (entry: { isDirectory(): boolean; name: string }) => entry.isDirectory() && entry.name !== 'sandbox';

/** Ids of all exercises: the folders of src/exercises. */
export const exerciseIds = readdirSync(folder, { withFileTypes: true })
  .filter(isFolder)
  .map(({ name }) => name)
  .sort();

/** A file of an exercise, or null when there is none. */
export function readSource(id: string, file: string): string | null {
  try {
    return readFileSync(new URL(`${id}/${file}`, folder), 'utf8');
  } catch {
    return null;
  }
}

/** Names of an exercise's typical wrong answers, as in `wrong/<hint>.ts`. */
export const wrongAnswersOf = (id: string): string[] =>
  readdirSync(new URL(`${id}/wrong/`, folder)).map((file) => file.replace(/\.ts$/, ''));

/** An exercise's definition. */
export async function readExercise(id: string): Promise<Exercise> {
  const module = (await import(`../../src/exercises/${id}/exercise.ts`)) as { default: Exercise };
  return module.default;
}

let isWasmReady = false;
async function useBackend(backend: Exercise['backend']): Promise<void> {
  if (backend === 'wasm' && !isWasmReady) {
    setWasmPaths(new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url).pathname);
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    await tf.setBackend('wasm');
    registerWasmKernels();
    isWasmReady = true;
  }
  await tf.setBackend(backend);
}

const loadedImages = new Map<string, ReturnType<typeof loadImages>>();
/** Loads images, each kind once. */
export function loadOnce(images: ImagesValue): ReturnType<typeof loadImages> {
  const key = JSON.stringify(images);
  if (!loadedImages.has(key)) loadedImages.set(key, loadImages(images, NODE));
  return loadedImages.get(key)!;
}

/** Arguments and right results by exercise and seed: made once, since each call gets copies, and images take long to decode. */
const resolvedChecks = new Map<string, ReturnType<typeof resolveChecks>>();
function resolveOnce(exercise: Exercise, seed: number): ReturnType<typeof resolveChecks> {
  const key = `${exercise.id} ${seed}`;
  const known = resolvedChecks.get(key);
  if (known) return known;
  const resolved = resolveChecks(exercise, seed, loadOnce);
  resolvedChecks.set(key, resolved);
  return resolved;
}

/** Runs code against an exercise's checks, as the page does. @param seed draws what is drawn at each press */
export async function checkCode(
  exercise: Exercise,
  code: string,
  seed = 1,
): Promise<{ outcomes: Outcome[]; answers: Answer[] }> {
  await useBackend(exercise.backend);
  const resolved = await resolveOnce(exercise, seed);
  const answers: Answer[] = [];
  const probe = readSource(exercise.id, 'probe.ts');
  const job = { id: 1, code, probe, backend: exercise.backend, calls: callsOf(exercise, resolved) };
  await runJob(tf, job, (answer) => answers.push(answer));
  const outcomes = answers.flatMap((answer) => {
    if (answer.kind !== 'result') return [];
    return [judge(exercise, answer.call, { result: answer.result, ...resolved.get(answer.call)!, source: code })];
  });
  return { outcomes, answers };
}
