/**
 * Holds something open while the page is shown. A browser keeps a page that is left, to show it again at once when the reader comes
 * back, but not one that holds a channel open; nothing happens to it meanwhile. Where there is no page, as in a worker, it stays open.
 * @param open opens it, at once and whenever the page comes back. @returns what closes it
 * @param onReturn called after it has been opened again: other tabs may have changed things
 * @returns closes it for good
 */
export function whileShown(open: () => () => void, onReturn: () => void = () => undefined): () => void {
  let close: (() => void) | null = open();
  const hide = () => {
    close?.();
    close = null;
  };
  const show = () => {
    if (close) return;
    close = open();
    onReturn();
  };
  // Node has neither function.
  globalThis.addEventListener?.('pagehide', hide);
  globalThis.addEventListener?.('pageshow', show);
  return () => {
    globalThis.removeEventListener?.('pagehide', hide);
    globalThis.removeEventListener?.('pageshow', show);
    hide();
  };
}
