import { loadPart } from '@src/site/loadPart.ts';
import { drawRing } from './ring.ts';

/** Shows on the front page's map how much of each chapter has been read, and keeps it up to date. */
export async function markMap(map: HTMLElement): Promise<void> {
  const { getProgress } = await loadPart(() => import('@src/progress/store.ts'));
  const store = getProgress();
  const show = async () => {
    const { entries } = await store.readAll();
    for (const chapter of map.querySelectorAll<HTMLElement>('[data-pages]')) {
      const pages = chapter.dataset['pages']!.split(' ');
      const read = pages.filter((page) => entries.has(`page:${page}`)).length;
      // A chapter not begun needs no ring, and no words for it.
      const number = chapter.querySelector('.book-number')!;
      if (read > 0) drawRing(number, read, pages.length, map.dataset['shareWords']!);
      else number.querySelector('.progress-ring')?.remove();
    }
  };
  await show();
  store.subscribe(() => void show());
}
