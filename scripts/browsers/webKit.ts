import { spawn, type ChildProcess } from 'node:child_process';
import { globSync } from 'node:fs';
import { freePort } from '../../tests/support/freePort.ts';
import type { Browser, Tab } from './tab.ts';

/** The key under which WebDriver passes on an element (W3C WebDriver, section 12.2). */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const MINI_BROWSER = ['/usr/lib/*/webkit2gtk-4.1/MiniBrowser', '/usr/libexec/webkit2gtk-4.1/MiniBrowser'];

/** What WebKit needs, in words, where a part of it is missing. */
const WEBKIT_NEEDS =
  'WebKit needs WebKitWebDriver, MiniBrowser and Xvfb: on Debian, apt-get install webkit2gtk-driver libwebkit2gtk-4.1-0 xvfb.';

/** A program that runs until it is stopped. @throws WEBKIT_NEEDS where there is no such program */
async function start(program: string, args: string[], env: NodeJS.ProcessEnv, stdout: 'ignore' | 'pipe' = 'ignore') {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', stdout, 'ignore'] });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', () => reject(new Error(WEBKIT_NEEDS)));
  });
  return child;
}

/** A screen that nobody sees. @returns its program, and its name for `DISPLAY` */
async function startScreen(): Promise<{ screen: ChildProcess; display: string }> {
  const args = ['-displayfd', '1', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'];
  const screen = await start('Xvfb', args, {}, 'pipe');
  const number = await new Promise<string>((resolve) => screen.stdout!.once('data', (data) => resolve(String(data))));
  return { screen, display: `:${number.trim()}` };
}

/** Sends a command of WebDriver. @throws with the driver's own message */
async function send<T>(url: string, method: 'GET' | 'POST' | 'DELETE', body?: object): Promise<T> {
  const signal = AbortSignal.timeout(60_000); // a browser that has died does not answer
  const response = await fetch(url, { method, signal, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
  if (!response.ok) throw new Error(`WebDriver: ${value.error}: ${value.message}`);
  return value;
}

/**
 * WebKitGTK's small browser, driven by its own driver with plain WebDriver.
 * @param options.sharedMemory whether `SharedArrayBuffer` exists in it; WebKitGTK leaves it out unless told
 * @throws WEBKIT_NEEDS where a part is missing
 */
export async function startWebKit({ sharedMemory }: { sharedMemory: boolean }): Promise<Browser> {
  const [binary] = globSync(MINI_BROWSER);
  if (!binary) throw new Error(WEBKIT_NEEDS);
  const { screen, display } = await startScreen();
  const port = await freePort();
  const driver = await start('WebKitWebDriver', [`--port=${port}`], {
    DISPLAY: display,
    LIBGL_ALWAYS_SOFTWARE: '1',
    // Its sandbox needs rights that a container seldom has; what is opened is our own site.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    ...(sharedMemory && { JSC_useSharedArrayBuffer: '1' }),
  }).catch((error: unknown) => {
    screen.kill();
    throw error;
  });
  const root = `http://127.0.0.1:${port}`;
  const alwaysMatch = { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } };
  const openSession = async () => {
    type Session = { sessionId: string; capabilities: { browserVersion: string } };
    const { sessionId, capabilities } = await send<Session>(`${root}/session`, 'POST', {
      capabilities: { alwaysMatch },
    });
    return { session: `${root}/session/${sessionId}`, version: capabilities.browserVersion };
  };
  for (let tries = 0; tries < 50; tries++) {
    const isReady = await send<{ ready: boolean }>(`${root}/status`, 'GET').catch(() => null);
    if (isReady) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  let { session, version } = await openSession();
  let isFresh = true;
  return {
    name: 'WebKitGTK',
    version,
    async newTab() {
      // A session's storage ends with it.
      if (!isFresh) {
        await send(session, 'DELETE').catch(() => undefined); // of a browser that has died
        ({ session, version } = await openSession());
      }
      isFresh = false;
      await send(`${session}/window/rect`, 'POST', { x: 0, y: 0, width: 1280, height: 900 });
      return webDriverTab(session);
    },
    async close() {
      await send(session, 'DELETE').catch(() => undefined);
      driver.kill();
      screen.kill();
    },
  };
}

function webDriverTab(session: string): Tab {
  const evaluate = <T>(expression: string) =>
    send<T>(`${session}/execute/sync`, 'POST', { script: `return (${expression})`, args: [] });
  return {
    evaluate,
    open: async (url) => void (await send(`${session}/url`, 'POST', { url })),
    async click(selector) {
      const element = await send<Record<string, string>>(`${session}/element`, 'POST', {
        using: 'css selector',
        value: selector,
      });
      await send(`${session}/element/${element[ELEMENT]}/click`, 'POST', {});
    },
    screenshot: async () => Buffer.from(await send<string>(`${session}/screenshot`, 'GET'), 'base64'),
  };
}
