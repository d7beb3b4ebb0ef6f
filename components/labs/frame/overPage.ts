/**
 * Lifts an element over the page until it is closed: in the top layer, the rest inert, Escape closes. The element stays where it
 * is in the document, so its canvases, its session and the reader's focus stay as they are.
 * @returns closes it
 */
export function openOverPage(element: HTMLElement, onClose: () => void): () => void {
  const place = document.createElement('div');
  place.className = 'wide';
  place.style.height = `${element.offsetHeight}px`;
  const scrollBefore = scrollY;
  element.before(place);
  const made: HTMLElement[] = [];
  for (let node: HTMLElement = element; node !== document.body; node = node.parentElement!) {
    for (const sibling of node.parentElement!.children) {
      if (sibling === node || !(sibling instanceof HTMLElement) || sibling.inert) continue;
      sibling.inert = true;
      made.push(sibling);
    }
  }
  element.popover = 'manual';
  element.showPopover();
  element.role = 'dialog';
  element.ariaModal = 'true';
  document.documentElement.style.overflow = 'hidden';
  const close = () => {
    document.removeEventListener('keydown', onKey);
    if (element.matches(':popover-open')) element.hidePopover();
    element.popover = null;
    element.removeAttribute('role');
    element.removeAttribute('aria-modal');
    for (const sibling of made) sibling.inert = false;
    document.documentElement.style.overflow = '';
    place.remove();
    scrollTo({ top: scrollBefore, behavior: 'instant' });
    onClose();
    element.querySelector<HTMLElement>('.lab-enlarge')?.focus({ preventScroll: true });
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  };
  document.addEventListener('keydown', onKey);
  return close;
}
