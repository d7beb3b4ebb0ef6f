import type { Draft } from './draft.ts';

/** Stores a draft at once when its page is hidden or left. @returns stops that */
export function flushWithPage(draft: Draft): () => void {
  const flush = () => void draft.flush().catch(() => undefined);
  const leave = () => {
    draft.putAside();
    flush();
  };
  addEventListener('pagehide', leave);
  addEventListener('pageshow', draft.clearAside);
  document.addEventListener('visibilitychange', flush);
  return () => {
    removeEventListener('pagehide', leave);
    removeEventListener('pageshow', draft.clearAside);
    document.removeEventListener('visibilitychange', flush);
  };
}
