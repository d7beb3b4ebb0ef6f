import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

let found: string | null = null;

/**
 * A Chromium to test and draw with: the one that `CHROMIUM_PATH` names, Playwright's own, the system's; else one is installed, by
 * Playwright or, on Debian as root, by apt.
 * @throws with what to do when all fail
 */
export async function findChromium(): Promise<string> {
  found ??= (await existing()) ?? (await install());
  return found;
}

async function existing(): Promise<string | null> {
  const { chromium } = await import('playwright');
  const candidates = [process.env['CHROMIUM_PATH'], chromium.executablePath(), ...SYSTEM];
  return candidates.find((path) => path && existsSync(path)) ?? null;
}

async function install(): Promise<string> {
  const attempts: [string, string[]][] = [['npx', ['playwright', 'install', 'chromium']]];
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    attempts.push(['apt-get', ['update', '-qq']], ['apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk']]);
  }
  for (const [command, args] of attempts) {
    try {
      execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], timeout: 600_000 });
    } catch {
      continue;
    }
    const path = await existing();
    if (path) return path;
  }
  throw new Error(
    'No Chromium was found and none could be installed. Install Chromium or Chrome, or set CHROMIUM_PATH to its program.',
  );
}
