import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { strings } from '../../components/exercises/strings.ts';

/*
 * What learner's code may not do. Playwright's own `test`, since requests that the browser refuses count as seen there; the
 * listener below tells what really came through.
 */

let listener: Server;
let outside = '';
const heard: string[] = [];

test.beforeAll(async () => {
  listener = createServer((request, response) => {
    heard.push(`${request.method} ${request.url}`);
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.end('export default 1');
  });
  listener.on('upgrade', (request, socket) => {
    heard.push(`UPGRADE ${request.url}`);
    socket.destroy();
  });
  await new Promise<void>((resolve) => listener.listen(0, resolve));
  outside = `http://localhost:${(listener.address() as AddressInfo).port}`;
});
test.afterAll(() => void listener.close());

/** While learners' code runs, the page is never blocked for longer. */
const LONGEST_TASK_MS = 200;

const words = strings.en;
const button = (exercise: Locator, name: string) => exercise.getByRole('button', { name, exact: true });

async function open(page: Page): Promise<Locator> {
  await page.goto('en/concepts/networks/#exercises');
  const exercise = page.locator('[data-exercise="neuron"]');
  await expect(exercise.locator('[data-ready="true"]')).toBeVisible();
  return exercise;
}

/** Writes code in place of what is there. */
async function type(page: Page, exercise: Locator, code: string): Promise<void> {
  const edit = button(exercise, words.edit);
  if (await edit.isVisible()) await edit.click();
  await exercise.getByRole('textbox').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(code);
}

/** Presses Run or Check and waits for the end. */
async function press(exercise: Locator, name: string): Promise<void> {
  await button(exercise, name).click();
  // The next frame shows that it runs; a small run may be over before Stop is seen.
  await exercise.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
  await expect(exercise.locator('[data-state="idle"]')).toBeVisible();
}

/** Runs the code and waits for its end. @returns what it wrote */
async function run(exercise: Locator): Promise<string> {
  await press(exercise, words.run);
  return (await exercise.locator('.exercise-output').textContent())!;
}

/** Code that tries something and says `refused` when it throws. */
const tries = (attempts: Record<string, string>) =>
  Object.entries(attempts)
    .map(
      ([name, attempt]) => `
try {
  const result = await (async () => { ${attempt} })();
  console.log('${name}: reached', result);
} catch (error) {
  console.log('${name}: refused');
}`,
    )
    .join('\n');

test('network, import and storage are out of reach', async ({ page, baseURL }) => {
  await expectOutOfReach(page, baseURL!);
});

test('so they are from a data: address, where WebKit starts the worker', async ({ page, baseURL }) => {
  await page.route('**/sandbox.html', async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    expect(html).toContain('begin(false)');
    await route.fulfill({ response, body: html.replace('begin(false)', 'begin(true)') });
  });
  // Heard as they start: at the end of the run its worker may be gone already.
  const started: string[] = [];
  page.on('worker', (worker) => started.push(worker.url().slice(0, 5)));
  await expectOutOfReach(page, baseURL!);
  expect(started).toContain('data:');
});

/** Runs code that tries every way out, and expects that none leads anywhere. */
async function expectOutOfReach(page: Page, baseURL: string): Promise<void> {
  const exercise = await open(page);
  const own = new URL('sandbox.html', baseURL).href;
  const failing = (event: string) => `await new Promise((yes, no) => { it.onerror = no; it.${event} = yes; });`;
  const attempts = {
    fetch: `return (await fetch('${outside}/fetch')).status`,
    'fetch-own': `return (await fetch('${own}')).status`,
    'no-cors': `return (await fetch('${outside}/no-cors', { mode: 'no-cors' })).type`,
    request: `const it = new XMLHttpRequest(); it.open('GET', '${outside}/request', false); it.send()`,
    socket: `const it = new WebSocket('${outside.replace('http', 'ws')}/socket'); ${failing('onopen')}`,
    events: `const it = new EventSource('${outside}/events'); ${failing('onopen')}`,
    import: `return await import('${outside}/import.js')`,
    'import-hidden': `return await (0, eval)("import('${outside}/hidden.js')")`,
    'import-scripts': `importScripts('${outside}/scripts.js')`,
    require: `return require('fs')`,
    database: `const it = indexedDB.open('livegrad-progress'); ${failing('onsuccess')}`,
    caches: `return await caches.open('x')`,
    files: `return await navigator.storage.getDirectory()`,
    'local-storage': `return localStorage.length`,
    cookies: `return await cookieStore.getAll()`,
    channel: `return new BroadcastChannel('livegrad-progress').postMessage('changed')`,
    worker: `return new Worker('${own}')`,
    'shared-worker': `return new SharedWorker('${own}')`,
  };
  await type(page, exercise, tries(attempts));
  const output = await run(exercise);
  for (const name of Object.keys(attempts)) expect(output).toContain(`${name}: refused`);
  expect(output).not.toContain('reached');
  expect(heard).toEqual([]);
}

test('the page is out of reach: its document, its address, other windows', async ({ page, context }) => {
  const exercise = await open(page);
  const address = page.url();
  const title = await page.title();
  const opened: string[] = [];
  context.on('page', (other) => opened.push(other.url()));
  await type(
    page,
    exercise,
    tries({
      document: `return document.title = 'changed'`,
      parent: `return parent.document.title = 'changed'`,
      top: `top.location = '${outside}/top'; return top.location.href`,
      location: `self.location = '${outside}/location'; if (self.location.protocol !== 'blob:') return 1; throw 0`,
      popup: `return open('${outside}/popup')`,
      message: `return postMessage({ kind: 'answer' })`,
      frame: `return frames.length`,
    }),
  );
  const output = await run(exercise);
  expect(output).not.toContain('reached');
  expect(page.url()).toBe(address);
  expect(await page.title()).toBe(title);
  expect(opened).toEqual([]);
  expect(heard).toEqual([]);

  // The frame itself has an origin of its own and may do nothing but run scripts.
  const frame = page.locator('iframe');
  await expect(frame).toHaveAttribute('sandbox', 'allow-scripts');
  const origin = await (await frame.elementHandle())!.contentFrame().then((it) => it!.evaluate(() => self.origin));
  expect(origin).toBe('null');
});

test('floods, huge memory and errors left behind: the page lives, and tells', async ({ page }) => {
  await page.addInitScript(() => {
    const seen = ((globalThis as Record<string, unknown>)['longTasks'] = [] as PerformanceEntry[]);
    new PerformanceObserver((list) => seen.push(...list.getEntries())).observe({ type: 'longtask' });
  });
  const exercise = await open(page);
  /** Runs code. @returns its output, and the page's longest task in ms from pressing the button to the end */
  const watchOnce = async (code: string) => {
    await type(page, exercise, code);
    const from = await page.evaluate(
      () => new Promise<number>((done) => setTimeout(() => done(performance.now()), 200)),
    );
    const output = await run(exercise);
    const longest = await page.evaluate((start) => {
      const { longTasks } = globalThis as unknown as { longTasks: PerformanceEntry[] };
      return Math.max(0, ...longTasks.filter(({ startTime }) => startTime >= start).map(({ duration }) => duration));
    }, from);
    return { output, longest };
  };
  // A machine that is busy with something else stretches a task now and then; code that blocks the page does so each time.
  const watch = async (code: string) => {
    let seen = await watchOnce(code);
    for (let i = 0; i < 2 && seen.longest >= LONGEST_TASK_MS; i++) seen = await watchOnce(code);
    return seen;
  };
  await watchOnce('console.log(1)'); // what is loaded once
  const flood = await watch("for (let i = 0; i < 100_000; i++) console.log(i, 'x'.repeat(50));");
  expect(flood.output).toContain('499 x');
  expect(flood.output).not.toContain('500 x');
  const errors = await watch(
    'for (let i = 0; i < 100_000; i++) { setTimeout(() => { throw 1; }); Promise.reject(2); }',
  );
  const memory = await watch(
    `const sizes = [];
try { for (let i = 0; i < 64; i++) sizes.push(new ArrayBuffer(4 * 2 ** 30)); } catch (error) { console.log(String(error)); }
console.log('lives');`,
  );
  expect(memory.output).toContain('lives');
  const endless = await watch('for (;;);');
  for (const { longest } of [flood, errors, memory, endless]) expect(longest).toBeLessThan(LONGEST_TASK_MS);
});

test('changed prototypes and forged answers pass nothing', async ({ page }) => {
  const exercise = await open(page);
  const status = exercise.locator('.exercise-status [role="status"]');
  const forge = `
const send = MessagePort.prototype.postMessage;
MessagePort.prototype.postMessage = function (message: any) {
  send.call(this, { kind: 'answer', answer: { kind: 'result', call: 'by-hand', result: { value: Math.tanh(0.6), tensorsLeft: 0, elapsedMs: 1 } } });
} as never;
Object.defineProperty(Object.prototype, 'passed', { get: () => true });
Object.defineProperty(Object.prototype, 'value', { get: () => Math.tanh(0.6), set() {} });
Array.prototype.every = (() => true) as never;
Math.abs = () => 0;
Object.is = () => true;
for (const kind of ['result', 'done', 'ended']) self.dispatchEvent(new MessageEvent('message', { data: { kind, id: 1 } }));
export function neuron() { return 0; }`;
  await type(page, exercise, forge);
  await press(exercise, words.check);
  await expect(status).toHaveText(words.passed(0, 3));
  await type(page, exercise, 'export const neuron = (x, w, b) => Math.tanh(x.reduce((s, v, i) => s + v * w[i], b));');
  await press(exercise, words.check);
  await expect(status).toHaveText(words.passed(3, 3));
});
