import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { firefox } from 'playwright';

const SYSTEM = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/snap/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

/**
 * A Firefox as everybody has it, to test with: the one that `FIREFOX_PATH` names, none when that is empty, else the system's.
 * @returns null where there is none
 */
export function findFirefox(): string | null {
  const asked = process.env['FIREFOX_PATH'];
  return (asked === undefined ? SYSTEM : [asked]).find((path) => path && existsSync(path)) ?? null;
}

/** Installs one where there is none, on Debian as root, by apt. */
function install(): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  for (const args of ['update -qq', 'install -y -qq --no-install-recommends firefox-esr']) {
    try {
      execFileSync('apt-get', args.split(' '), { stdio: ['ignore', 'inherit', 'inherit'], timeout: 600_000 });
    } catch {
      return;
    }
  }
}

/**
 * Finds a Firefox for the tests, or installs one, and tries whether it can be driven: a version may lack a command of WebDriver BiDi
 * that Playwright sends. @returns null when it can, else why it is not tested; `FIREFOX_PATH` is then empty
 */
export async function prepareFirefox(): Promise<string | null> {
  if (!findFirefox() && process.env['FIREFOX_PATH'] === undefined) install();
  const executablePath = findFirefox();
  let reason = 'none was found. Install it, or set FIREFOX_PATH to its program.';
  if (executablePath) {
    try {
      const browser = await firefox.launch({ channel: 'moz-firefox', executablePath });
      await browser.newPage();
      await browser.close();
      return null;
    } catch (error) {
      reason = `${executablePath} cannot be driven. ${String(error).split('\n')[0]}`;
    }
  }
  process.env['FIREFOX_PATH'] = '';
  return `Firefox was not tried: ${reason}`;
}
