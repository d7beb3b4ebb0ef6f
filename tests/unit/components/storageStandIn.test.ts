import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const source = readFileSync('components/site/StorageStandIn.astro', 'utf8');
const script = /<script is:inline>([^]*)<\/script>/.exec(source)![1]!;

type Area = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** A window whose storage can be read and is full, with the page's inline script run in it. */
function openFull(stored: Record<string, string>, windowName = '') {
  const full: Area = {
    getItem: (key) => stored[key] ?? null,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
    removeItem: () => undefined,
  };
  const window = { name: windowName, localStorage: full, sessionStorage: full };
  // eslint-disable-next-line no-new-func -- the script as the page has it
  new Function('window', script)(window);
  return window;
}

test('where storage is full, what is written and what is removed hold for the visit, from page to page', () => {
  const first = openFull({ theme: 'dark', marks: 'hidden' });
  expect(first.localStorage.getItem('marks')).toBe('hidden');
  first.localStorage.setItem('theme', 'light');
  first.localStorage.removeItem('marks');
  const next = openFull({ theme: 'dark', marks: 'hidden' }, first.name);
  for (const { localStorage } of [first, next]) {
    expect(localStorage.getItem('theme')).toBe('light');
    expect(localStorage.getItem('marks')).toBeNull();
  }
});

test('of a name that another page has given the window only texts are taken', () => {
  const named = (entries: unknown) => openFull({ theme: 'dark' }, `livegrad:${JSON.stringify(entries)}`);
  expect(named([['localStorage/theme', { toString: 1 }]]).localStorage.getItem('theme')).toBe('dark');
  for (const entries of [3, { a: 1 }, [3], [null]]) expect(named(entries).localStorage.getItem('theme')).toBe('dark');
});
