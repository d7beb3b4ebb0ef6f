/**
 * `npm run mutate [-- ID …]`: puts one mistake after the other into the solutions of the exercises, those that train too, and
 * prints how many of them the checks find, and which they do not.
 */
import { spawn } from 'node:child_process';
import { program } from './run.ts';

const ids = process.argv.slice(2);
const child = spawn(
  process.execPath,
  [program('vitest', 'vitest.mjs'), 'run', 'tests/content/mutation.test.ts', '--disable-console-intercept'],
  { stdio: 'inherit', env: { ...process.env, MUTATE: ids.join(',') || 'all' } },
);
child.on('exit', (code) => (process.exitCode = code ?? 1));
