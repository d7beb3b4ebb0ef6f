/** What style sheets may not say, since a browser that the book runs in does not understand it. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { root } from '../support/pages.ts';

test('text-decoration is written in its parts: Safari knows only the line in the shorthand', () => {
  const files = readdirSync(`${root}components`, { recursive: true, encoding: 'utf8' });
  const wrong = files
    .filter((file) => /\.(css|astro)$/.test(file))
    .flatMap((file) =>
      [...readFileSync(`${root}components/${file}`, 'utf8').matchAll(/text-decoration:\s*\S+ [^;]+;/g)].map(
        ([rule]) => `${file}: ${rule}`,
      ),
    );
  expect(wrong).toEqual([]);
});
