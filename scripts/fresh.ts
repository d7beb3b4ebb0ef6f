import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Folders and files that the built site depends on. */
const SOURCES = [
  'astro.config.mjs',
  'content.config.ts',
  'package-lock.json',
  'components',
  'content',
  'public',
  'src',
];

/** Whether dist/ is newer than every source that git knows or would add. */
export function distIsFresh(): boolean {
  const built = `${root}dist/index.html`;
  if (!existsSync(built)) return false;
  const since = statSync(built).mtimeMs;
  const list = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', ...SOURCES], {
    cwd: root,
    encoding: 'utf8',
  });
  return list
    .split('\n')
    .filter(Boolean)
    .every((file) => existsSync(root + file) && statSync(root + file).mtimeMs <= since);
}
