/*
 * What the reader, or the browser, does to the controls of an island before it is live. The page's head (`EarlyInput.astro`) notes what
 * the reader does; every island (`inLanguage`) settles that here.
 *   - What the reader chose, typed or pressed is done again once the island is live: nothing is lost.
 *   - What the browser put back by itself, after Back or a restored tab, is taken out again: it remembers only some controls, by their
 *     place, and not the lab's own fields, runs and links. What is shown is then what the island's state says. A page that comes back
 *     whole, from the browser's memory, has all of it.
 */

/** What a control held when the reader last changed it; null for a button. */
type Held = { value: string; checked: boolean } | null;

declare global {
  interface Window {
    /** What the reader did to controls of islands that were not live, in order. */
    livegradEarly?: Map<HTMLElement, Held>;
  }
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Puts a control back to what the page's HTML says. */
function putBack(control: Control): void {
  if (control instanceof HTMLSelectElement) {
    const options = [...control.options];
    const chosen = options.findIndex((option) => option.defaultSelected);
    control.selectedIndex = Math.max(0, chosen);
  } else if (control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(control.type)) {
    control.checked = control.defaultChecked;
  } else if (control.type !== 'file') control.value = control.defaultValue;
}

/** Before an island becomes live: takes out what the browser put back. */
export function dropRestored(): void {
  if (typeof document === 'undefined') return; // the page is being built
  for (const control of document.querySelectorAll<Control>('astro-island[ssr] :is(input, select, textarea)')) {
    if (!window.livegradEarly?.has(control)) putBack(control);
  }
}

function doAgain(element: HTMLElement, held: Held): void {
  if (element instanceof HTMLDetailsElement) element.dispatchEvent(new Event('toggle'));
  else if (held === null) element.click();
  else {
    const control = element as HTMLInputElement;
    if (control.type === 'checkbox' || control.type === 'radio') control.checked = held.checked;
    else control.value = held.value;
    control.dispatchEvent(new Event('input', { bubbles: true }));
    control.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

/** Once an island is live, with its link read: does again what the reader did before. */
export function replayEarly(): void {
  const early = window.livegradEarly ?? new Map<HTMLElement, Held>();
  const due = [...early].filter(([element]) => !element.closest('astro-island[ssr]'));
  for (const [element] of due) {
    early.delete(element);
    delete element.dataset['waiting'];
  }
  // Choices first: a button pressed before them was pressed on the page as it is now.
  for (const [element, held] of due) if (held) doAgain(element, held);
  for (const [element, held] of due) if (!held && element.isConnected) doAgain(element, held);
}
