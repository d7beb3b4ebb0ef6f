import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Path of a dependency's command-line program, to be run by the same Node as this script. */
export function program(name: string, bin: string): string {
  return fileURLToPath(new URL(`../node_modules/${name}/${bin}`, import.meta.url));
}

/** Runs `astro …` with this terminal's output. @returns its exit code */
export function astro(...args: string[]): number {
  const { status } = spawnSync(process.execPath, [program('astro', 'bin/astro.mjs'), ...args], {
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  return status ?? 1;
}
