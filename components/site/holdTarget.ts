/** So long after a jump what grows above the target is made up for, unless the reader does something meanwhile. */
const HOLD_MS = 4000;
const READER = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

let release: (() => void) | null = null;

/** Keeps the place that the address names where the jump has put it, while labs load and kept answers come back above it. */
function hold(): void {
  release?.();
  // As it stands: the book's ids are plain ASCII, and an address that somebody has cut in a `%` cannot be decoded.
  const id = location.hash.slice(1);
  const target = id === '' || id.includes('=') ? null : document.getElementById(id);
  if (!target) return;
  const size = new ResizeObserver(() => target.scrollIntoView({ behavior: 'instant', block: 'start' }));
  const timer = setTimeout(() => release?.(), HOLD_MS);
  release = () => {
    size.disconnect();
    clearTimeout(timer);
    for (const event of READER) removeEventListener(event, release!);
    release = null;
  };
  for (const event of READER) addEventListener(event, release, { passive: true });
  size.observe(document.querySelector('main')!);
}

/** Makes jumps land, by the address and by links of the page; going back lands where the reader was. */
export function holdTargets(): void {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (entry?.type === 'navigate') hold();
  // A link of the page is followed after its click, which would end the hold at once.
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href*="#"]') : null;
    if (link?.hash && link.pathname === location.pathname) setTimeout(hold);
  });
}
