/* For the build of the site alone: Astro's collections exist nowhere else. Tests and scripts ask `build/book/readBook.ts`. */
import { getCollection } from 'astro:content';
import type { Exercise } from '../exercises/define.ts';
import { createCatalogue, type Catalogue } from './catalogue.ts';
import { splitId, type BookSource } from './source.ts';

const exercises = import.meta.glob<Exercise>('/src/exercises/*/exercise.ts', { import: 'default', eager: true });

async function readSource(): Promise<BookSource> {
  const [docs, quizzes] = await Promise.all([getCollection('docs'), getCollection('quizzes')]);
  return {
    pages: docs.flatMap(({ id, data, body = '' }) => {
      const place = splitId(id);
      if (!place) return [];
      const { title, description = '', outline: isOutline, sidebar } = data;
      const { label = title, order = Infinity } = sidebar;
      return [{ ...place, title, label, description, order, isOutline, body }];
    }),
    quizzes: new Map(quizzes.map(({ id, data }) => [id, data.questions.map((question) => question.id)])),
    exercises: new Map(Object.values(exercises).map(({ id, level }) => [id, level])),
  };
}

let made: Promise<Catalogue> | null = null;

/** The book's catalogue: made once a build, and anew for each page while one writes. */
export function getCatalogue(): Promise<Catalogue> {
  if (import.meta.env.DEV) return readSource().then(createCatalogue);
  return (made ??= readSource().then(createCatalogue));
}
