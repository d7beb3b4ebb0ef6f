import type { Catalogue } from '@src/book/catalogue.ts';
import type { Locale } from '@src/i18n/locale.ts';
import { labOfFragment } from '@src/labs/permalink.ts';
import { siteUrl } from '@src/site/address.ts';

/** Most letters of a name that is shown. */
const LONGEST_NAME = 40;

/** The page that has a lab, or null where there is none or the catalogue cannot be had. */
async function pageOf(lab: string, locale: Locale): Promise<{ path: string; title: string } | null> {
  try {
    const { chapters, others } = (await (await fetch(`${siteUrl()}catalogue.json`)).json()) as Catalogue;
    const pages = [...chapters.flatMap((chapter) => chapter.pages), ...others];
    const page = pages.find(({ labs }) => labs.includes(lab));
    return page ? { path: page.path, title: page.title[locale] } : null;
  } catch {
    return null;
  }
}

/** Whether the page was opened by its address, not reloaded or come back to: then the browser brings back the place. */
function isOpened(): boolean {
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return visit?.type === 'navigate';
}

/**
 * Brings the lab that the page's address is a link to into view: a lab that is far below reads the link only once it is seen. Where no
 * lab on the page takes the link, shows the notice of that, else hides it.
 * @param notice the element of `LabLinkNotice.astro`
 * @param isFirst whether the page has just been loaded
 */
export async function showLabLink(notice: HTMLElement, isFirst: boolean): Promise<void> {
  const { hash } = location;
  const lab = labOfFragment(hash);
  const isWritten = new URLSearchParams(hash.slice(1)).has('lab');
  const labs = isWritten ? [...document.querySelectorAll<HTMLElement>('.lab[data-lab]')] : [];
  const taker = labs.find((element) => element.dataset['lab'] === lab);
  const isTaken = lab === null || taker !== undefined;
  notice.hidden = isTaken;
  if (taker && (isFirst ? isOpened() : taker.closest('astro-island[ssr]'))) taker.scrollIntoView();
  if (isTaken) return;
  const { locale, notHere, goTo } = notice.dataset;
  const name = document.createElement('code');
  name.textContent = lab.slice(0, LONGEST_NAME) || '?';
  notice.replaceChildren(`${notHere} `, name);
  const page = await pageOf(lab, locale as Locale);
  if (!page || location.hash !== hash) return;
  const link = document.createElement('a');
  link.href = `${siteUrl()}${locale}/${page.path && `${page.path}/`}${hash}`;
  link.textContent = page.title;
  notice.append(` ${goTo} `, link);
}
