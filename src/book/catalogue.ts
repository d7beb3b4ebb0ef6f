import { CHAPTERS } from '../../content/sidebar.ts';
import { LOCALES, type Locale } from '../i18n/locale.ts';
import { doingMinutes, readingMinutes } from './minutes.ts';
import { partsOf, type BookSource } from './source.ts';

/*
 * What the book holds, as one object: for the sidebar, the reader's progress, and whatever packs or plans the book. It is made when
 * the book is built (`fromCollections.ts`), the same in Node (`build/book/readBook.ts`), and served as `catalogue.json`.
 */

/** A page of the book, in both languages. */
export interface BookPage {
  /** Below the language: `concepts/networks`; a chapter's first page is `concepts`, the language's first ''. */
  path: string;
  title: Record<Locale, string>;
  /** Its name in lists. */
  label: Record<Locale, string>;
  description: Record<Locale, string>;
  /** Place in its chapter, from the frontmatter; null when it states none. */
  order: number | null;
  /** Not written yet: the page says what it will teach. */
  outline: boolean;
  /** Ids of its labs, quiz questions (`concepts/networks#dead-relu`) and coding exercises, as the reader's progress names them. */
  labs: string[];
  questions: string[];
  exercises: string[];
  /** Whole minutes for reading and doing all of it, by the rule of `minutes.ts`: the longer of the two languages. */
  minutes: number;
}

/** A chapter: its folder, its number from 1, and its pages in order, of which the first is its overview. */
export interface BookChapter {
  folder: string;
  number: number;
  title: Record<Locale, string>;
  pages: BookPage[];
}

/** The whole book. */
export interface Catalogue {
  /** Raised when the form of this object changes. */
  version: 1;
  chapters: BookChapter[];
  /** The pages outside the chapters, by path: the first page, and what is about the book. */
  others: BookPage[];
}

const inBoth = <T>(make: (locale: Locale) => T) =>
  Object.fromEntries(LOCALES.map((locale) => [locale, make(locale)])) as Record<Locale, T>;

/** Makes the catalogue. @throws Error when a page lacks a language, or names a quiz or exercise that does not exist */
export function createCatalogue({ pages, quizzes, exercises }: BookSource): Catalogue {
  const written = new Map(pages.map((page) => [`${page.locale}/${page.path}`, page]));
  const paths = [...new Set(pages.map(({ path }) => path))].sort();

  function pageOf(path: string): BookPage {
    const both = inBoth((locale) => {
      const page = written.get(`${locale}/${path}`);
      if (!page)
        throw new Error(`content/docs/${locale}/${path || 'index'} is missing: write every page in both languages.`);
      return page;
    });
    const { en } = both;
    const parts = partsOf(en.body);
    const questions = parts.quizzes.flatMap((quiz) => {
      const ids = quizzes.get(quiz);
      if (!ids) throw new Error(`content/quizzes/${quiz}.json is missing: write it, or remove the quiz from ${path}.`);
      return ids.map((id) => `${quiz}#${id}`);
    });
    const levels = parts.exercises.map((id) => {
      const level = exercises.get(id);
      if (!level) throw new Error(`src/exercises/${id} is missing: write it, or remove the exercise from ${path}.`);
      return level;
    });
    const tasks = { labs: parts.labs.length, questions: questions.length, exercises: levels };
    const reading = Math.max(...LOCALES.map((locale) => readingMinutes(both[locale].body, locale)));
    const texts = (field: 'title' | 'label' | 'description') => inBoth((locale) => both[locale][field]);
    return {
      path,
      title: texts('title'),
      label: texts('label'),
      description: texts('description'),
      order: Number.isFinite(en.order) ? en.order : null,
      outline: en.isOutline,
      labs: parts.labs,
      questions,
      exercises: parts.exercises,
      minutes: Math.ceil(reading + doingMinutes(tasks)),
    };
  }

  const orderOf = ({ order }: BookPage) => order ?? Infinity;
  const inOrder = (a: BookPage, b: BookPage) => orderOf(a) - orderOf(b) || (a.path < b.path ? -1 : 1);
  const folderOf = (path: string) => path.split('/')[0]!;
  const folders = CHAPTERS.map(([folder]) => folder as string);
  return {
    version: 1,
    chapters: CHAPTERS.map(([folder, en, zh], i) => ({
      folder,
      number: i + 1,
      title: { en, 'zh-cn': zh },
      pages: paths
        .filter((path) => folderOf(path) === folder)
        .map(pageOf)
        .sort(inOrder),
    })),
    others: paths.filter((path) => !folders.includes(folderOf(path))).map(pageOf),
  };
}

/** Every page of the book: the chapters in order, then the others. */
export const allPages = ({ chapters, others }: Catalogue): BookPage[] => [
  ...chapters.flatMap(({ pages }) => pages),
  ...others,
];

/** Where a page stands: its chapter, its place there from 0, and its number such as `4.3`; null outside the chapters. */
export function placeOf(
  catalogue: Catalogue,
  path: string,
): { chapter: BookChapter; index: number; number: string } | null {
  for (const chapter of catalogue.chapters) {
    const index = chapter.pages.findIndex((page) => page.path === path);
    if (index >= 0) return { chapter, index, number: `${chapter.number}${index > 0 ? `.${index}` : ''}` };
  }
  return null;
}
