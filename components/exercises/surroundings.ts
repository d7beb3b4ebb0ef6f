import { loadImages } from '@src/exercises/loadImages.ts';
import { siteUrl } from '@src/site/address.ts';
import type { ImagesValue, TensorValue } from '@src/exercises/values.ts';
import type { ExerciseFiles } from './exerciseState.ts';

const exercises = import.meta.glob<ExerciseFiles['exercise']>('/src/exercises/*/exercise.ts', { import: 'default' });
const texts = import.meta.glob<ExerciseFiles['texts']>('/content/exercises/*.json', { import: 'default' });
const solutions = import.meta.glob<string>('/src/exercises/*/solution.ts', { import: 'default', query: '?raw' });
const probes = import.meta.glob<string>('/src/exercises/*/probe.ts', { import: 'default', query: '?raw' });

/** Loads an exercise's checks, words, solution and probe. @throws TypeError when a file cannot be loaded */
export async function loadFiles(id: string): Promise<ExerciseFiles> {
  const [exercise, words, solution, probe] = await Promise.all([
    exercises[`/src/exercises/${id}/exercise.ts`]!(),
    texts[`/content/exercises/${id}.json`]!(),
    solutions[`/src/exercises/${id}/solution.ts`]!(),
    probes[`/src/exercises/${id}/probe.ts`]?.() ?? null,
  ]);
  return { exercise, texts: words, solution, probe };
}

const loaded = new Map<string, Promise<TensorValue>>();

/** Loads images of a check's arguments, each kind once a page. @throws DataError when a file cannot be had */
export function loadImagesOnce(images: ImagesValue): Promise<TensorValue> {
  const key = JSON.stringify(images);
  let loading = loaded.get(key);
  if (!loading) {
    loading = loadImages(images, { base: siteUrl(), signal: new AbortController().signal });
    loading.catch(() => loaded.delete(key)); // to be tried again
    loaded.set(key, loading);
  }
  return loading;
}
