import type { Draft } from './draft.ts';

/** Stores a draft at once when its page is hidden or left. @returns stops that */
export function flushWithPage(draft: Draft): () => void {
  const flush = () => void draft.flush().catch(() => undefined);
  const leave = () => {
    draft.putAside();
    flush();
  };
  addEventListener('pagehide', leave);
  const comeBack = ({ persisted }: PageTransitionEvent) => persisted && draft.clearAside();
  addEventListener('pageshow', comeBack);
  document.addEventListener('visibilitychange', flush);
  return () => {
    removeEventListener('pagehide', leave);
    removeEventListener('pageshow', comeBack);
    document.removeEventListener('visibilitychange', flush);
  };
}
