/**
 * How often moving pictures are drawn anew: always, or, for readers who want little motion, every two seconds.
 * @returns tells whether a drawing is due now, and if so counts from now
 */
export function createPace(calmMs = 2000): () => boolean {
  let last = -Infinity;
  return () => {
    const now = performance.now();
    const every = matchMedia('(prefers-reduced-motion: reduce)').matches ? calmMs : 0;
    if (now - last < every) return false;
    last = now;
    return true;
  };
}
