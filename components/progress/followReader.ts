import { loadPart } from '@src/site/loadPart.ts';
import { currentHeading } from './currentHeading.ts';

/** Whoever has the end in sight sooner has not read the page. */
const SHORTEST_READ_MS = 5000;
const SETTLED_MS = 1000;

/** A place that cannot be kept is no loss that needs words. */
const note = (keep: (record: typeof import('@src/progress/record.ts')) => Promise<void>) =>
  void loadPart(() => import('@src/progress/record.ts'))
    .then(keep)
    .catch(() => undefined);

/** Keeps where the reader is: at once, and whenever scrolling has come to rest. */
function followPlace(page: string): void {
  const keepPlace = () => note(({ recordPlace }) => recordPlace(page, currentHeading()));
  keepPlace();
  let timer = 0;
  addEventListener(
    'scroll',
    () => {
      clearTimeout(timer);
      timer = window.setTimeout(keepPlace, SETTLED_MS);
    },
    { passive: true },
  );
}

/**
 * Keeps where the reader is in the chapters, and that the page has been read once its end was in sight.
 * @param page as `concepts/networks`
 * @param isInChapter whether it is a place to come back to; a page about the book is not
 */
export function followReader(page: string, isInChapter: boolean): void {
  let openedAt = performance.now();
  // Time in a hidden tab is not reading.
  document.addEventListener('visibilitychange', () => (openedAt = performance.now()));
  if (isInChapter) followPlace(page);
  const end = document.querySelector('main footer');
  if (!end) return;
  const observer = new IntersectionObserver(([entry]) => {
    if (!entry?.isIntersecting) return;
    observer.disconnect();
    const rest = Math.max(0, SHORTEST_READ_MS - (performance.now() - openedAt));
    window.setTimeout(() => note(({ recordPage }) => recordPage(page)), rest);
  });
  observer.observe(end);
}
