import { localeOfPath } from '@src/i18n/locale.ts';
import type { SearchWords } from './en.ts';
import { Searcher, type Found, type Hit } from './findPages.ts';

/** Places shown at first, and with each press of "more". */
const AT_ONCE = 12;
/** Typing rests this long before a search. */
const REST_MS = 200;

/** Makes the dialog search while the reader types. @param language the page's, such as `zh-cn`, whatever a translator makes of it */
export function openPanel(dialog: HTMLDialogElement, language: string, words: SearchWords): void {
  const locale = localeOfPath(language);
  const searcher = new Searcher(locale);
  const input = dialog.querySelector('input')!;
  const status = dialog.querySelector('[role="status"]')!;
  const list = dialog.querySelector('ol')!;
  const more = dialog.querySelector<HTMLButtonElement>('[data-more]')!;
  let asked = '';
  let left: Hit[] = [];
  let rest: ReturnType<typeof setTimeout> | undefined;

  function showMore(): void {
    const first = left[0];
    list.append(...left.splice(0, AT_ONCE).map((hit) => item(hit, words.glossary)));
    more.hidden = left.length === 0;
    more.textContent = words.more(left.length);
    if (first && document.activeElement === more) list.querySelector<HTMLElement>(`a[href="${first.url}"]`)?.focus();
  }

  function show(found: Found, typed: string): void {
    left = [...found.hits];
    list.replaceChildren();
    const count = words.found(found.hits.length, found.corrected ?? typed);
    status.textContent = [
      count,
      found.corrected === null ? '' : words.corrected(typed),
      found.isPartial ? words.partial : '',
    ].join('');
    showMore();
  }

  async function search(): Promise<void> {
    const typed = input.value.trim();
    if (typed === asked) return;
    asked = typed;
    if (typed === '') {
      status.textContent = '';
      list.replaceChildren();
      more.hidden = true;
      return;
    }
    status.textContent = words.looking;
    try {
      const found = await searcher.find(typed);
      if (asked === typed) show(found, typed);
    } catch {
      if (asked !== typed) return;
      asked = '';
      list.replaceChildren();
      more.hidden = true;
      status.textContent = words.failed;
    }
  }

  input.addEventListener('input', (event) => {
    clearTimeout(rest);
    // What an input method composes is searched for when it is done.
    if (!(event as InputEvent).isComposing) rest = setTimeout(() => void search(), REST_MS);
  });
  input.addEventListener('compositionend', () => void search());
  dialog.querySelector('form')!.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(rest);
    void search();
  });
  more.addEventListener('click', showMore);
  // Up and down go through field and results.
  dialog.addEventListener('keydown', (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined || event.isComposing) return;
    const stops: HTMLElement[] = [input, ...list.querySelectorAll('a')];
    const next = stops[stops.indexOf(document.activeElement as HTMLElement) + by];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  if (input.value !== '') void search();
}

/** A result: a link with the words around what was found. */
function item({ url, title, section, excerpt, isHtml, isTerm }: Hit, glossary: string): HTMLLIElement {
  const make = <K extends keyof HTMLElementTagNameMap>(tag: K, text: string, className = '') =>
    Object.assign(document.createElement(tag), { textContent: text, className });
  const entry = document.createElement('li');
  const link = Object.assign(document.createElement('a'), { href: url });
  if (isTerm) entry.dataset['term'] = '';
  link.append(make('b', section && !isTerm ? section : title));
  link.append(make('span', isTerm ? ` ${section} · ${glossary}` : section ? title : '', 'search-where'));
  entry.append(link);
  if (excerpt) {
    const around = make('p', isHtml ? '' : excerpt);
    // Of Pagefind's HTML the words and the marks, nothing else.
    const parsed = isHtml ? new DOMParser().parseFromString(excerpt, 'text/html').body.childNodes : [];
    for (const node of parsed) {
      const text = node.textContent ?? '';
      around.append(node.nodeName === 'MARK' ? make('mark', text) : text);
    }
    entry.append(around);
  }
  return entry;
}
