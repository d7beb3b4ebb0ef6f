import type { Draft } from './draft.ts';

/** Stores a draft at once when its page is hidden or left. @returns stops that */
export function flushWithPage(draft: Draft): () => void {
  const flush = () => void draft.flush().catch(() => undefined);
  addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', flush);
  return () => {
    removeEventListener('pagehide', flush);
    document.removeEventListener('visibilitychange', flush);
  };
}
