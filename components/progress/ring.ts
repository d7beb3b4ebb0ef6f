/**
 * Draws the share of a chapter that has been read as a ring around its number; drawn anew, it changes in place.
 * @param host the number, `.book-number`
 * @param words what a screen reader says, with {read} and {all}
 */
export function drawRing(host: Element, read: number, all: number, words: string): void {
  let ring = host.querySelector<HTMLElement>('.progress-ring');
  if (!ring) {
    ring = document.createElement('span');
    ring.className = 'progress-ring';
    ring.role = 'img';
    host.append(ring);
  }
  ring.style.setProperty('--share', String(read / all));
  ring.ariaLabel = words.replace('{read}', String(read)).replace('{all}', String(all));
}
