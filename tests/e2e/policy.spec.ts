import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import { root } from '../support/pages.ts';

/*
 * What the headers and policies of the book stop. Playwright's own `test`, since in the project's whatever breaks the policy fails.
 */

let listener: Server;
let outside = '';
const heard: string[] = [];
/** A page of another origin. */
let ownPage = '';

test.beforeAll(async () => {
  listener = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html');
    if (request.url === '/own-page') response.end(ownPage);
    else if (request.url === '/sandbox.html') response.end(readFileSync(`${root}dist/sandbox.html`));
    else {
      heard.push(`${request.method} ${request.url}`);
      response.end();
    }
  });
  await new Promise<void>((resolve) => listener.listen(0, resolve));
  outside = `http://localhost:${(listener.address() as AddressInfo).port}`;
});
test.afterAll(() => void listener.close());

/** A page of another origin with the sandbox in two frames, the first of which gives it no origin of its own. */
const framing = (address: string) =>
  `<!doctype html><script>window.heard = []; onmessage = ({ data }) => heard.push(data.kind);</script>
    <iframe id="bare" src="${address}"></iframe><iframe id="boxed" sandbox="allow-scripts" src="${address}"></iframe>`;
const heardInside = (page: Page) => page.evaluate(() => (window as unknown as { heard: string[] }).heard);

test('a page of another origin that frames the sandbox without a sandbox gets no word out of it', async ({
  page,
  baseURL,
}) => {
  // With the headers of the site nobody else may frame it at all.
  ownPage = framing(`${baseURL}sandbox.html`);
  await page.goto(`${outside}/own-page`);
  expect(await heardInside(page)).toEqual([]);
  // On a host without headers the file itself refuses. The frame with a sandbox says that it is there; by then the other would have.
  ownPage = framing(`${outside.replace('localhost', '127.0.0.1')}/sandbox.html`);
  await page.goto(`${outside}/own-page`);
  await expect.poll(() => heardInside(page)).toEqual(['loaded']);
  await page.evaluate(() => {
    const { port2 } = new MessageChannel();
    const bare = document.querySelector<HTMLIFrameElement>('#bare')!;
    bare.contentWindow!.postMessage({ kind: 'start', id: 1, source: 'postMessage(origin)' }, '*', [port2]);
    bare.contentWindow!.postMessage({ kind: 'end', id: 1 }, '*');
  });
  await page.waitForTimeout(300);
  expect(await heardInside(page)).toEqual(['loaded']);
});

test('a script that a page gains from elsewhere does not run: the policy of the book stops it', async ({ page }) => {
  const response = await page.goto('en/about/');
  expect(response!.headers()).toMatchObject({
    'content-security-policy': expect.stringMatching(
      /script-src 'self' 'wasm-unsafe-eval' 'sha256-.*frame-ancestors 'self'/,
    ),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy': expect.stringContaining('camera=()'),
  });
  const gained = await page.evaluate(async (address) => {
    const run = (fill: (script: HTMLScriptElement) => void) =>
      new Promise((done) => {
        const script = document.createElement('script');
        script.onload = script.onerror = done;
        fill(script);
        document.head.append(script);
        setTimeout(done, 500);
      });
    await run((script) => (script.textContent = 'window.gained = "inline"'));
    await run((script) => (script.src = `${address}/elsewhere.js`));
    document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.gained = \'handler\'">');
    await new Promise((done) => setTimeout(done, 200));
    return (window as unknown as { gained?: string }).gained ?? 'nothing';
  }, outside);
  expect(gained).toBe('nothing');
  expect(heard).not.toContain('GET /elsewhere.js');
});
