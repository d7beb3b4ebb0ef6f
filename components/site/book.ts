/** The book as a page's sidebar, title and page turn show it: the chapters with their links, and where the page stands. */
import { placeOf, type BookPage } from '@src/book/catalogue.ts';
import { getCatalogue } from '@src/book/fromCollections.ts';
import { splitId } from '@src/book/source.ts';
import { localeOfPath, type Locale } from '@src/i18n/locale.ts';
import { pagePath } from '@src/site/address.ts';

/** What is asked of Starlight's route: which page it shows, such as `en/concepts/networks`. */
interface Route {
  entry: { id: string };
}

/** A page in a list. */
interface BookLink {
  /** Such as `concepts/networks`. */
  path: string;
  href: string;
  label: string;
  /** One sentence on the page. */
  description: string;
  isOutline: boolean;
  isCurrent: boolean;
}

/** A chapter by its number, with its pages in order; the first is its overview. */
export interface Chapter {
  number: number;
  title: string;
  links: BookLink[];
}

const currentOf = ({ entry }: Route) => splitId(entry.id) ?? { locale: localeOfPath(entry.id), path: null };

function linkTo(page: BookPage, locale: Locale, current: string | null): BookLink {
  return {
    path: page.path,
    href: pagePath(locale, page.path),
    label: page.label[locale],
    description: page.description[locale],
    isOutline: page.outline,
    isCurrent: page.path === current,
  };
}

/** The chapters, in the page's language. */
export async function chaptersOf(route: Route): Promise<Chapter[]> {
  const { locale, path } = currentOf(route);
  const { chapters } = await getCatalogue();
  return chapters.map(({ number, title, pages }) => ({
    number,
    title: title[locale],
    links: pages.map((page) => linkTo(page, locale, path)),
  }));
}

/** Chapter of the page, its place there from 0, and its number such as "4.3"; null outside the chapters. */
export async function placeIn(route: Route): Promise<{ chapter: Chapter; page: number; number: string } | null> {
  const { path } = currentOf(route);
  const place = path === null ? null : placeOf(await getCatalogue(), path);
  if (!place) return null;
  const chapter = (await chaptersOf(route))[place.chapter.number - 1]!;
  return { chapter, page: place.index, number: place.number };
}
