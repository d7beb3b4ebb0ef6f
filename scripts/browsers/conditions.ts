import { findChromium } from '../../build/chromium.ts';
import { findFirefox } from '../../build/firefox.ts';
import { startPlaywright } from './playwright.ts';
import type { Browser } from './tab.ts';
import { startWebKit } from './webKit.ts';

/** One browser in one condition. */
export interface Condition {
  /** Its name in the results and among the page's words. */
  id: string;
  /** What a run asks for by name. */
  browser: 'chromium' | 'firefox' | 'webkit';
  /** Starts it; a sentence where it is not there. */
  start(): Promise<Browser | string>;
  /** The address to open, where it is not the server's own. */
  address?: (url: string) => string;
  /** Whether the server sends the headers of cross-origin isolation; true unless told. */
  isolated?: false;
  /** Plain JavaScript computes: a lab that has begun to train has passed. */
  isSlow?: boolean;
  /** Names of what is tried; all unless told. */
  tries?: readonly string[];
}

/** What may differ by what is missing: the image labs, a small one, code in the sandbox, what is kept. */
const FEW = ['cifar10', 'digits', 'playground', 'device', 'exercise', 'quiz'] as const;

/** What scripts find where the reader has blocked cookies: even to ask is refused. */
function refuseStorage(): void {
  const refuse = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  IDBFactory.prototype.open = refuse;
  for (const name of ['localStorage', 'sessionStorage']) {
    Object.defineProperty(window, name, { get: refuse, configurable: true });
  }
}

const startChromium = async (args: string[] = [], init?: () => void) =>
  startPlaywright('Chromium', {
    launch: { executablePath: await findChromium(), args: ['--no-sandbox', '--disable-gpu', ...args] },
    ...(init && { init }),
  });

const startFirefox = async (prefs: Record<string, boolean> = {}) => {
  const path = findFirefox();
  if (!path) return 'Firefox was not found: install it, or set FIREFOX_PATH to its program.';
  return startPlaywright('Firefox', {
    launch: { channel: 'moz-firefox', executablePath: path, firefoxUserPrefs: prefs },
  });
};

/** A name that is no secure place, as a computer of the reader's own network has. */
const ELSEWHERE = 'book.test';

/** Every browser in every condition. */
export const CONDITIONS: readonly Condition[] = [
  { id: 'chromium', browser: 'chromium', start: () => startChromium() },
  { id: 'firefox', browser: 'firefox', start: () => startFirefox() },
  { id: 'webkit-shared', browser: 'webkit', start: () => startWebKit({ sharedMemory: true }) },
  { id: 'webkit', browser: 'webkit', start: () => startWebKit({ sharedMemory: false }) },
  { id: 'no-headers', browser: 'chromium', start: () => startChromium(), isolated: false, tries: FEW },
  {
    id: 'no-wasm',
    browser: 'firefox',
    start: () => startFirefox({ 'javascript.options.wasm': false }),
    isSlow: true,
    tries: FEW.filter((name) => name !== 'device'),
  },
  { id: 'no-storage', browser: 'chromium', start: () => startChromium([], refuseStorage), tries: FEW },
  {
    id: 'no-https',
    browser: 'chromium',
    start: () => startChromium([`--host-resolver-rules=MAP ${ELSEWHERE} 127.0.0.1`]),
    address: (url) => url.replace('localhost', ELSEWHERE),
    tries: FEW,
  },
];
