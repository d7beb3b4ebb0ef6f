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

/**
 * Shows or hides the notice for the page's address: a link to a lab that no lab on the page takes.
 * @param notice the element of `LabLinkNotice.astro`
 */
export async function showLabLink(notice: HTMLElement): Promise<void> {
  const { hash } = location;
  const lab = labOfFragment(hash);
  const isTaken =
    lab === null ||
    (new URLSearchParams(hash.slice(1)).getAll('lab').length > 0 &&
      [...document.querySelectorAll<HTMLElement>('.lab[data-lab]')].some((element) => element.dataset['lab'] === lab));
  notice.hidden = isTaken;
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
