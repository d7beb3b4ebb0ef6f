import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Path of a dependency's command-line program, run by the same Node as this script. */
function program(name: string, bin: string): string {
  return join(dirname(require.resolve(`${name}/package.json`)), bin);
}

/** Runs a Node program with this terminal's output. @returns its exit code */
export function runNode(file: string, args: string[], env: Record<string, string> = {}): number {
  const { status } = spawnSync(process.execPath, [file, ...args], {
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
  });
  return status ?? 1;
}

/** Runs `astro …`. @returns its exit code */
export const astro = (...args: string[]) => runNode(program('astro', 'bin/astro.mjs'), args);
/** Runs `eslint …`. @returns its exit code */
export const eslint = (...args: string[]) => runNode(program('eslint', 'bin/eslint.js'), args);
/** Runs `prettier …`. @returns its exit code */
export const prettier = (...args: string[]) => runNode(program('prettier', 'bin/prettier.cjs'), args);
/** Runs `vitest …`. @returns its exit code */
export const vitest = (...args: string[]) => runNode(program('vitest', 'vitest.mjs'), args);
/** Runs `playwright …`. @returns its exit code */
export const playwright = (args: string[], env: Record<string, string>) =>
  runNode(program('@playwright/test', 'cli.js'), args, env);
