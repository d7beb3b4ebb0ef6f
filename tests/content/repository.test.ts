import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'vitest';
import { expectNone, root } from '../support/pages.ts';

const list = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
const files = list
  .split('\n')
  .filter((file) => /(\.(ts|tsx|astro|mdx?|mjs|json|css|ya?ml|html|txt)|\/run|\.npmrc|LICENSE)$/.test(file))
  .filter((file) => existsSync(root + file) && !file.startsWith('public/'));

/** What ties a file to one machine or to one registry; written in pieces, so that this file does not match. */
const FOREIGN = [
  new RegExp(['registry', 'npmjs', 'org'].join('\\.')),
  new RegExp(`"resolved": "${'https?:'}`),
  new RegExp(`(?<![\\w.])/${'(root|home|Users|work|mnt)'}/[\\w.-]+/`),
  new RegExp(`/tmp/${'[\\w-]'}`),
];

test('no file names a registry or a path of one machine', () => {
  const found = files.flatMap((file) => {
    const text = readFileSync(root + file, 'utf8');
    return FOREIGN.flatMap((pattern) => {
      const match = pattern.exec(text);
      return match ? `${file}: ${match[0]}` : [];
    });
  });
  expectNone(found);
});

test('no source file is longer than a reader can hold', () => {
  const code = files.filter((file) => /^(src|components|scripts|tests|build)\/.*\.(ts|tsx|astro|css)$/.test(file));
  const long = code.filter((file) => {
    const text = readFileSync(root + file, 'utf8');
    const lines = text.split('\n').length - 1;
    return !text.startsWith('// Generated') && lines > (file.endsWith('.css') ? 400 : 260);
  });
  expectNone(long);
});
