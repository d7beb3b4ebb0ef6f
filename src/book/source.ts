import { LOCALES, type Locale } from '../i18n/locale.ts';

/*
 * What the catalogue is made of: the pages as they are written, and of quizzes and exercises what it lists.
 */

/** One page in one language. */
export interface PageSource {
  locale: Locale;
  /** Below the language: `concepts/networks`; a chapter's first page is `concepts`, the language's first ''. */
  path: string;
  title: string;
  /** Its name in lists; the title unless the page says otherwise. */
  label: string;
  description: string;
  /** Place in its chapter; pages without one come last. */
  order: number;
  isOutline: boolean;
  /** MDX after the frontmatter. */
  body: string;
}

/** How hard an exercise is: 1 warm-up, 2 practice, 3 challenge. */
export type Level = 1 | 2 | 3;

/** The book as it is written. */
export interface BookSource {
  pages: readonly PageSource[];
  /** Ids of the questions of each quiz, by the quiz's name such as `concepts/index`. */
  quizzes: ReadonlyMap<string, readonly string[]>;
  /** Level of each exercise by its id. */
  exercises: ReadonlyMap<string, Level>;
}

/** What a page holds besides its text, in the order of the page. */
export interface PageParts {
  /** Ids of labs, which are their folders. */
  labs: string[];
  /** Names of quizzes. */
  quizzes: string[];
  /** Ids of exercises. */
  exercises: string[];
}

/** The text without fenced code, in which components may be named but are not used. */
const withoutFences = (body: string) => body.replaceAll(/^(`{3,}|~{3,})[\s\S]*?^\1\s*$/gm, '');

/** The component of a lab: `loss-landscape` has `LossLandscape`. */
export const componentOf = (lab: string): string =>
  lab.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** Finds labs, quizzes and exercises in a page. A lab is what comes from its folder under its own name, `…/digits/Digits.astro`. */
export function partsOf(body: string): PageParts {
  const text = withoutFences(body);
  const imported = [...text.matchAll(/^import \w+ from '@components\/labs\/([a-z0-9-]+)\/(\w+)\.astro';$/gm)]
    .filter(([, lab, component]) => component === componentOf(lab!))
    .map(([, lab]) => lab!);
  const place = (lab: string) => text.search(new RegExp(`<${componentOf(lab)}[\\s/>]`));
  const values = (tag: string, name: string) =>
    [...text.matchAll(new RegExp(`<${tag}\\b[^>]*?\\b${name}="([^"]*)"`, 'g'))].map((match) => match[1]!);
  return {
    labs: imported.filter((lab) => place(lab) >= 0).sort((a, b) => place(a) - place(b)),
    quizzes: values('Quiz', 'page'),
    exercises: values('Exercise', 'id'),
  };
}

/** Language and path of a page from its file or its id, `en/concepts/index`; null for a page of no language, such as 404. */
export function splitId(id: string): Pick<PageSource, 'locale' | 'path'> | null {
  const [first = '', ...rest] = id.split('/');
  const locale = LOCALES.find((name) => name === first);
  return locale ? { locale, path: rest.join('/').replace(/(^|\/)index$/, '') } : null;
}
