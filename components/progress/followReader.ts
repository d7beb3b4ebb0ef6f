import { currentHeading } from '../site/currentHeading.ts';

/** Whoever has the end in sight sooner has not read the page. */
const SHORTEST_READ_MS = 5000;
const SETTLED_MS = 1000;

const record = () => import('@src/progress/record.ts');

/** Keeps where the reader is, and that the page has been read once its end was in sight. @param page as `concepts/networks` */
export function followReader(page: string): void {
  const openedAt = performance.now();
  const keepPlace = () => void record().then(({ recordPlace }) => recordPlace(page, currentHeading()));
  let timer = window.setTimeout(keepPlace, SETTLED_MS);
  addEventListener(
    'scroll',
    () => {
      clearTimeout(timer);
      timer = window.setTimeout(keepPlace, SETTLED_MS);
    },
    { passive: true },
  );

  const end = document.querySelector('main footer');
  if (!end) return;
  const observer = new IntersectionObserver(([entry]) => {
    if (!entry?.isIntersecting) return;
    observer.disconnect();
    const rest = Math.max(0, SHORTEST_READ_MS - (performance.now() - openedAt));
    window.setTimeout(() => void record().then(({ recordPage }) => recordPage(page)), rest);
  });
  observer.observe(end);
}
