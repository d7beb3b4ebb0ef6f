import { areLinked } from './symbols.ts';

/** What is pointed at or focused: its symbol, and the element. */
export interface Pointed {
  symbol: string;
  element: Element;
}

const KEYS: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/**
 * Makes all elements with `data-symbol` one linked thing: pointing at one, touching or focusing it marks all that belong to it with
 * `data-lit`. Inside `data-roving` the arrow keys go from one to the next.
 * @param onPoint told about every change; null for none
 * @returns undoes it
 */
export function linkSymbols(scope: Document, onPoint: (pointed: Pointed | null) => void): () => void {
  let current: Element | null = null;
  const point = (element: Element | null) => {
    if (element === current) return;
    current = element;
    const symbol = element?.getAttribute('data-symbol') ?? null;
    for (const each of scope.querySelectorAll('[data-symbol]')) {
      each.toggleAttribute('data-lit', symbol !== null && areLinked(each.getAttribute('data-symbol')!, symbol));
    }
    onPoint(element && symbol !== null ? { symbol, element } : null);
  };
  const symbolAt = (target: EventTarget | null) =>
    target instanceof Element ? target.closest('[data-symbol]:not([data-symbol=""])') : null;
  /** What the keyboard is on, to go back to when the pointer leaves. */
  const focused = () => symbolAt(scope.activeElement);

  const onOver = (event: Event) => point(symbolAt(event.target) ?? focused());
  const onFocus = (event: Event) => point(symbolAt(event.target));
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') point(null);
    const move = KEYS[event.key];
    const group = event.target instanceof Element ? event.target.closest('[data-roving]') : null;
    if (!group || move === undefined) return;
    const items = [...group.querySelectorAll<HTMLElement | SVGElement>('[tabindex]')];
    const at = items.findIndex((item) => item === event.target);
    const next = items[at + move];
    if (at < 0 || !next) return;
    event.preventDefault();
    items[at]!.setAttribute('tabindex', '-1');
    next.setAttribute('tabindex', '0');
    next.focus();
  };
  scope.addEventListener('pointerover', onOver);
  scope.addEventListener('pointerdown', onOver);
  scope.addEventListener('focusin', onFocus);
  scope.addEventListener('keydown', onKey);
  return () => {
    point(null);
    scope.removeEventListener('pointerover', onOver);
    scope.removeEventListener('pointerdown', onOver);
    scope.removeEventListener('focusin', onFocus);
    scope.removeEventListener('keydown', onKey);
  };
}
