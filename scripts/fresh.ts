import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Folders and files that the built site depends on. */
const SOURCES = [
  ...['astro.config.mjs', 'content.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json'],
  ...['build', 'components', 'content', 'public', 'scripts', 'src'],
];

/** Variables that change what a build makes, see astro.config.mjs. */
const VARIABLES = ['BASE_PATH', 'SITE', 'EDIT_URL'] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** A build notes here what it was made with; Astro empties the folder before each. */
const noteOf = (root: string) => join(root, 'dist/.built.json');
const settings = (env: Environment) => JSON.stringify(VARIABLES.map((name) => env[name] ?? null));

/** Notes what dist/ was built with. */
export function noteBuild(root = ROOT, env: Environment = process.env): void {
  writeFileSync(noteOf(root), settings(env));
}

/** Whether dist/ was built with these variables and is newer than every source that git knows or would add. */
export function distIsFresh(root = ROOT, env: Environment = process.env): boolean {
  const built = join(root, 'dist/index.html');
  if (!existsSync(built) || !existsSync(noteOf(root))) return false;
  if (readFileSync(noteOf(root), 'utf8') !== settings(env)) return false;
  const since = statSync(built).mtimeMs;
  const list = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', ...SOURCES], {
    cwd: root,
    encoding: 'utf8',
  });
  return list
    .split('\n')
    .filter(Boolean)
    .every((file) => existsSync(join(root, file)) && statSync(join(root, file)).mtimeMs <= since);
}
