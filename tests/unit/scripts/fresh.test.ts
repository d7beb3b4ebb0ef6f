import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { distIsFresh, noteBuild } from '../../../scripts/fresh.ts';

let root: string;

/** Writes a file as it was last changed so many seconds after the build. */
function write(file: string, secondsAfterBuild: number): void {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, file);
  utimesSync(path, 1_000_000 + secondsAfterBuild, 1_000_000 + secondsAfterBuild);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'livegrad-'));
  execFileSync('git', ['init', '-q'], { cwd: root });
  writeFileSync(join(root, '.gitignore'), 'dist/\n.cache/\n');
  write('src/a.ts', -1);
  write('dist/index.html', 0);
});
afterEach(() => rmSync(root, { recursive: true }));

test('a build is fresh until a source changes', () => {
  expect(distIsFresh(root, {})).toBe(false);
  noteBuild(root, {});
  expect(distIsFresh(root, {})).toBe(true);
  write('README.md', 1);
  write('.cache/report.json', 1);
  expect(distIsFresh(root, {})).toBe(true);
});

test.each(['src/a.ts', 'build/a.ts', 'scripts/site.ts', 'package.json', 'tsconfig.json', 'public/new.png'])(
  'a change of %s makes it stale',
  (file) => {
    noteBuild(root, {});
    write(file, 1);
    expect(distIsFresh(root, {})).toBe(false);
  },
);

test('a build for one address is not taken for another', () => {
  noteBuild(root, { BASE_PATH: '/book/', SITE: 'https://a.example' });
  expect(distIsFresh(root, { BASE_PATH: '/book/', SITE: 'https://a.example', PORT: '80' })).toBe(true);
  expect(distIsFresh(root, { SITE: 'https://a.example' })).toBe(false);
  expect(distIsFresh(root, { BASE_PATH: '/book/', SITE: 'https://b.example' })).toBe(false);
  expect(distIsFresh(root, { BASE_PATH: '/book/', SITE: 'https://a.example', EDIT_URL: 'https://c.example' })).toBe(
    false,
  );
});
