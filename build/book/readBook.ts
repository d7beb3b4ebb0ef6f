/* For tests and scripts: reads the book from its files. The site's own build asks `src/book/fromCollections.ts`. */
import { readdirSync, readFileSync } from 'node:fs';
import { parseFrontmatter } from '@astrojs/markdown-remark';
import type { Exercise } from '../../src/exercises/define.ts';
import { quizSchema } from '../../src/quiz/schema.ts';
import { createCatalogue, type Catalogue } from '../../src/book/catalogue.ts';
import { splitId, type BookSource, type PageSource } from '../../src/book/source.ts';

interface Frontmatter {
  title: string;
  description?: string;
  outline?: boolean;
  sidebar?: { order?: number; label?: string };
}

const root = new URL('../../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');
const filesBelow = (folder: string, ending: string) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith(ending));

function readPage(file: string): PageSource[] {
  const place = splitId(file.replace(/\.mdx$/, ''));
  if (!place) return [];
  const { frontmatter, content } = parseFrontmatter(read(`content/docs/${file}`));
  const { title, description = '', outline: isOutline = false, sidebar = {} } = frontmatter as unknown as Frontmatter;
  const { label = title, order = Infinity } = sidebar;
  return [{ ...place, title, label, description, order, isOutline, body: content }];
}

/** Reads the sources of the book. @throws Error when a file is not what its schema asks for */
export async function readSource(): Promise<BookSource> {
  const quizzes = filesBelow('content/quizzes/', '.json').map((file) => {
    const { questions } = quizSchema.parse(JSON.parse(read(`content/quizzes/${file}`)));
    return [file.replace(/\.json$/, ''), questions.map(({ id }) => id)] as const;
  });
  const exercises = filesBelow('src/exercises/', '/exercise.ts').map(async (file) => {
    const { default: exercise } = (await import(new URL(`src/exercises/${file}`, root).href)) as { default: Exercise };
    return [exercise.id, exercise.level] as const;
  });
  return {
    pages: filesBelow('content/docs/', '.mdx').flatMap(readPage),
    quizzes: new Map(quizzes),
    exercises: new Map(await Promise.all(exercises)),
  };
}

/** The book's catalogue, read from its files. */
export const readCatalogue = async (): Promise<Catalogue> => createCatalogue(await readSource());
