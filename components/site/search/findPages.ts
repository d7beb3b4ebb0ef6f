import { loadPart } from '@src/site/loadPart.ts';
import { siteUrl } from '@src/site/address.ts';
import { fetchFile } from '@src/site/fetchFile.ts';
import { attempts, fitOf, sectionsNamed, tellingWords, termsNamed, understand } from '@src/site/search.ts';
import type { SearchIndex } from '@src/site/searchIndex.ts';
import { languageTag, type Locale } from '@src/i18n/locale.ts';

/** A place in the book that answers a search. */
export interface Hit {
  /** Absolute address. */
  url: string;
  /** The page's title, and that of the section where it is one. */
  title: string;
  section: string;
  /** Words around, as HTML that Pagefind has escaped, with `<mark>`; or plain text. */
  excerpt: string;
  isHtml: boolean;
  isTerm: boolean;
}

/** What a search has found. */
export interface Found {
  /** What was searched for instead of what was typed; null when it is the same. */
  corrected: string | null;
  hits: Hit[];
  /** Only headings and the glossary were searched, since the browser cannot run Pagefind. */
  isPartial: boolean;
}

interface SubResult {
  title: string;
  url: string;
  excerpt: string;
  anchor?: { id: string };
  weighted_locations: { balanced_score: number }[];
}
interface Pagefind {
  options(options: object): Promise<void>;
  init(): Promise<void>;
  search(
    query: string,
  ): Promise<{ results: { data(): Promise<{ meta: { title?: string }; sub_results: SubResult[] }> }[] }>;
}

/** Pages whose places are read, and places that are shown of each. */
const PAGES = 12;
const PLACES = 3;
/** A browser that never says whether WebAssembly works is not waited for any longer. */
const PATIENCE_MS = 10_000;

/** Searches the book in one language. What it needs is fetched with the first search, again when that failed. */
export class Searcher {
  private index: Promise<SearchIndex> | null = null;
  private pagefind: Promise<Pagefind> | null = null;

  constructor(private readonly locale: Locale) {}

  /** @throws Error when the index cannot be fetched */
  async find(typed: string): Promise<Found> {
    const root = siteUrl();
    this.index ??= fetchIndex(`${root}search/${this.locale}.json`);
    const index = await this.index.catch((error: unknown) => {
      this.index = null;
      throw error;
    });
    const { text, isCorrected } = understand(typed, index);
    const page = (path: string, hash: string) => `${root}${this.locale}/${path && `${path}/`}${hash && `#${hash}`}`;
    const terms = termsNamed(text, index.terms).map(({ id, term, other, definition }) => ({
      url: page('glossary', id),
      title: term,
      section: other,
      excerpt: definition,
      isHtml: false,
      isTerm: true,
    }));
    let isPartial = false;
    let places: Hit[];
    try {
      this.pagefind ??= loadPagefind(root, languageTag[this.locale]);
      const names = index.terms.map((term) => term.term).sort((a, b) => b.length - a.length);
      places = await findPlaces(await this.pagefind, text, names);
    } catch {
      this.pagefind = null;
      isPartial = true;
      places = sectionsNamed(text, index.sections).map(({ path, title, heading, id }) => ({
        url: page(path, id),
        title,
        section: id === '' ? '' : heading,
        excerpt: '',
        isHtml: false,
        isTerm: false,
      }));
    }
    return { corrected: isCorrected ? text : null, hits: [...terms, ...places], isPartial };
  }
}

async function fetchIndex(url: string): Promise<SearchIndex> {
  return (await (await fetchFile(url)).json()) as SearchIndex;
}

/** @throws Error when the browser has no WebAssembly, or Pagefind does not come */
async function loadPagefind(root: string, language: string): Promise<Pagefind> {
  if (typeof WebAssembly === 'undefined') throw new Error('no WebAssembly');
  const load = async () => {
    const pagefind = (await loadPart(() => import(/* @vite-ignore */ `${root}pagefind/pagefind.js`))) as Pagefind;
    // A page translator changes the page's language; the index is that of the text.
    await pagefind.options({
      baseUrl: root,
      bundlePath: `${root}pagefind/`,
      language,
      excerptLength: language === 'en' ? 24 : 40,
    });
    await pagefind.init();
    return pagefind;
  };
  return withinTime(load());
}

function withinTime<T>(work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('too late')), PATIENCE_MS));
  return Promise.race([work, late]);
}

const weightOf = ({ weighted_locations: places }: SubResult) =>
  places.reduce((sum, { balanced_score: score }) => sum + score, 0);

/** Places by how well they fit; those that fit as well in Pagefind's order. @param names of the glossary's terms */
async function findPlaces(pagefind: Pagefind, text: string, names: readonly string[]): Promise<Hit[]> {
  for (const asked of attempts(text, names)) {
    const { results } = await withinTime(pagefind.search(asked));
    if (results.length === 0) continue;
    const pages = await Promise.all(results.slice(0, PAGES).map((result) => result.data()));
    const words = tellingWords(asked.replaceAll('"', ''));
    const hits = pages.flatMap(({ meta: { title = '' }, sub_results: places }) => {
      const ranked = places.toSorted((a, b) => weightOf(b) - weightOf(a));
      const prose = ranked.filter(({ anchor }) => anchor?.id !== 'references');
      return (prose.length > 0 ? prose : ranked).slice(0, PLACES).map((place) => ({
        url: place.url,
        title,
        section: place.title === title ? '' : place.title,
        excerpt: place.excerpt,
        isHtml: true,
        isTerm: false,
      }));
    });
    const fit = new Map(
      hits.map((hit) => [hit, fitOf(words, hit.section || hit.title, hit.excerpt.replaceAll(/<[^>]*>/g, ''))]),
    );
    return hits.sort((a, b) => fit.get(b)! - fit.get(a)!);
  }
  return [];
}
