/** Which browser tests a change can break: what `npm test -- --changed` runs. CI runs all. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Files below a path that matches need these specs, by their names' beginnings; the first rule that matches a file holds. */
const RULES: readonly (readonly [RegExp, ...string[]])[] = [
  [
    /\.md$|^LICENSE$|^\.ci\/|^tests\/(unit|content|bench)\/|^scripts\/(bench|checkpoints|data|newLab|newExercise|kernels|changed)\b/,
  ],
  [/^tests\/e2e\/(.+)\.spec\.ts$/, '$1'],
  [/^(?:src|components)\/labs\/own-?[nN]etwork/, 'own-network', 'pages'],
  [
    /^(?:src|components)\/labs\/([a-z0-9-]+)\/(?<!\/frame\/)/,
    '$1',
    'labs',
    'oneView',
    'pages',
    'own-network',
    'faults',
  ],
  [/^(?:src|components|content)\/exercises\//, 'exercises', 'sandbox', 'own-network', 'pages'],
  [/^(?:src|components)\/quiz\/|^content\/quizzes\//, 'quiz', 'pages'],
  [/^(?:src|components)\/progress\//, 'quiz', 'exercises', 'cifar10', 'faults', 'pages'],
  [/^content\/|^components\/(site|hero|prose)\//, 'pages', 'site', 'quiz'],
];

/**
 * The spec files that a change of these files asks for.
 * @param files paths from the repository's root
 * @param specs names of all spec files, without folder and `.spec.ts`
 * @returns all of them when a file matches no rule: it may matter anywhere
 */
export function specsFor(files: readonly string[], specs: readonly string[]): string[] {
  const wanted = new Set<string>();
  for (const file of files) {
    const found = RULES.map(([pattern, ...names]) => ({ match: pattern.exec(file), names })).find(({ match }) => match);
    if (!found) return [...specs];
    for (const name of found.names) wanted.add(name.replace('$1', found.match![1] ?? ''));
  }
  return specs.filter((spec) => [...wanted].some((name) => spec === name || spec.startsWith(`${name}-`)));
}

/** Spec files that the changes since a commit ask for, uncommitted ones too; paths from the repository's root. */
export function changedSpecs(base: string): string[] {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);
  const [since] = git('merge-base', base, 'HEAD');
  const files = [...git('diff', '--name-only', since!), ...git('ls-files', '--others', '--exclude-standard')];
  const specs = readdirSync(`${root}tests/e2e`)
    .filter((file) => file.endsWith('.spec.ts'))
    .map((file) => file.replace('.spec.ts', ''));
  return specsFor(files, specs).map((spec) => `tests/e2e/${spec}.spec.ts`);
}
