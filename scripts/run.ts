import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Path of a dependency's command-line program, to be run by the same Node as this script. */
export function program(name: string, bin: string): string {
  return join(dirname(require.resolve(`${name}/package.json`)), bin);
}

/** Runs `astro …` with this terminal's output. @returns its exit code */
export function astro(...args: string[]): number {
  const { status } = spawnSync(process.execPath, [program('astro', 'bin/astro.mjs'), ...args], {
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  return status ?? 1;
}
