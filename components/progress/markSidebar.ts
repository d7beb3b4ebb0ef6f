import type { Entries } from '@src/progress/exportFile.ts';
import { loadPart } from '@src/site/loadPart.ts';
import { drawRing } from './ring.ts';

/** The page a link of the sidebar leads to, for example `concepts/networks`. @param root URL path of the language */
function pageOfLink(pathname: string, root: string): string | null {
  return pathname.startsWith(root) ? pathname.slice(root.length).replace(/\/$/, '') : null;
}

function markLink(link: HTMLAnchorElement, isRead: boolean, word: string): void {
  if (isRead === link.hasAttribute('data-read')) return;
  link.toggleAttribute('data-read', isRead);
  link.querySelector('.sr-only')?.remove();
  if (!isRead) return;
  const said = document.createElement('span');
  said.className = 'sr-only';
  said.textContent = ` ${word}`;
  link.append(said);
}

/** Marks what has been read; every mark has its place in the style sheet, so that nothing moves. */
function paint(marks: HTMLElement, entries: Entries): void {
  const { root = '/', readWord = '', shareWords = '' } = marks.dataset;
  for (const group of marks.querySelectorAll('details')) {
    const links = [...group.querySelectorAll<HTMLAnchorElement>('a[href]')];
    const pages = links.map((link) => pageOfLink(link.pathname, root));
    const isRead = pages.map((page) => page !== null && entries.has(`page:${page}`));
    links.forEach((link, i) => markLink(link, isRead[i]!, readWord));
    // Only chapters have a number; the reference pages are no course to finish.
    const number = group.querySelector('.book-number');
    if (number) drawRing(number, isRead.filter(Boolean).length, links.length, shareWords);
  }
}

/** Shows in the sidebar what has been read, and keeps it up to date. */
export async function markSidebar(marks: HTMLElement): Promise<void> {
  const { getProgress } = await loadPart(() => import('@src/progress/store.ts'));
  const store = getProgress();
  const show = async () => paint(marks, (await store.readAll()).entries);
  await show();
  store.subscribe(() => void show());
}
