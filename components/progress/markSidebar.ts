import type { Entries } from '@src/progress/exportFile.ts';

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

function markChapter(group: HTMLDetailsElement, read: number, all: number, words: string): void {
  const summary = group.querySelector('summary')!;
  let ring = summary.querySelector<HTMLElement>('.progress-ring');
  if (!ring) {
    ring = document.createElement('span');
    ring.className = 'progress-ring';
    ring.role = 'img';
    (summary.querySelector('.book-number') ?? summary).append(ring);
  }
  ring.style.setProperty('--share', String(read / all));
  ring.ariaLabel = words.replace('{read}', String(read)).replace('{all}', String(all));
}

/** Marks what has been read; every mark has its place in the style sheet, so that nothing moves. */
function paint(marks: HTMLElement, entries: Entries): void {
  const { root = '/', chapters = '', readWord = '', shareWords = '' } = marks.dataset;
  const folders = chapters.split(' ');
  for (const group of marks.querySelectorAll('details')) {
    const links = [...group.querySelectorAll<HTMLAnchorElement>('a[href]')];
    const pages = links.map((link) => pageOfLink(link.pathname, root));
    const isRead = pages.map((page) => page !== null && entries.has(`page:${page}`));
    links.forEach((link, i) => markLink(link, isRead[i]!, readWord));
    if (!folders.includes(pages[0]?.split('/')[0] ?? '')) continue;
    markChapter(group, isRead.filter(Boolean).length, links.length, shareWords);
  }
}

/** Shows in the sidebar what has been read, and keeps it up to date. */
export async function markSidebar(marks: HTMLElement): Promise<void> {
  const { getProgress } = await import('@src/progress/store.ts');
  const store = getProgress();
  const show = async () => paint(marks, (await store.readAll()).entries);
  await show();
  store.subscribe(() => void show());
}
