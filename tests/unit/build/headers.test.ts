import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashScripts, headersFor, policyOf, readHeaders, writePolicy } from '../../../build/headers.ts';
import { serve } from '../../../scripts/serve.ts';

const hashOf = (code: string) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`;
const page = (body: string) => `<!doctype html><html><head><meta charset="utf-8"></head><body>${body}</body></html>`;

/** A built site of two pages. */
function writeSite(first: string, second: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'livegrad-headers-'));
  mkdirSync(`${dir}/en`);
  writeFileSync(`${dir}/index.html`, page(first));
  writeFileSync(`${dir}/en/index.html`, page(second));
  writeFileSync(`${dir}/sandbox.html`, page('<script>sandbox()</script>'));
  writeFileSync(`${dir}/_headers`, readFileSync(new URL('../../../public/_headers', import.meta.url)));
  return dir;
}

test('inline scripts are hashed, each once; files and data are not', () => {
  const html = `<script>a</script><script type="module">b</script><script data-x="1">a</script>
    <script src="/x.js"></script><script type="module" src="/y.js"></script><script type="application/ld+json">{}</script>`;
  expect(hashScripts(html)).toEqual([hashOf('a'), hashOf('b')].sort());
});

test('a page states its own scripts, the headers those of all pages, and the sandbox keeps its own policy', () => {
  const dir = writeSite('<script>a</script>', '<script>b</script>');
  writePolicy(dir, '/book/', `'self' https://lms.example`);
  expect(readFileSync(`${dir}/index.html`, 'utf8')).toContain(
    `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policyOf([hashOf('a')])}">`,
  );
  expect(readFileSync(`${dir}/sandbox.html`, 'utf8')).not.toContain('http-equiv');
  const rules = readHeaders(readFileSync(`${dir}/_headers`, 'utf8'));
  const policy = `${policyOf([hashOf('a'), hashOf('b')].sort())}; frame-ancestors 'self' https://lms.example`;
  for (const path of ['', 'en/', 'zh-cn/about/', '404.html', '_astro/engine.worker.js', 'pagefind/pagefind.js']) {
    const headers = headersFor(`/book/${path}`, rules);
    expect(headers['Content-Security-Policy'], path).toBe(policy);
    expect(headers, path).toMatchObject({ 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' });
    expect(headers['Cross-Origin-Resource-Policy'], path).toBe('same-origin');
    expect(headers['Permissions-Policy'], path).toContain('camera=()');
  }
  // Firefox shows an isolated page no frame of an opaque origin without the third.
  expect(headersFor('/book/sandbox.html', rules)).toMatchObject({
    'Content-Security-Policy': `frame-ancestors 'self'`,
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  });
  expect(headersFor('/book/data/mnist/manifest.json', rules)).not.toHaveProperty('Content-Security-Policy');
});

test('an inline script that differs from page to page fails the build', () => {
  const scripts = Array.from({ length: 21 }, (_, i) => `<script>${i}</script>`).join('');
  expect(() => writePolicy(writeSite(scripts, ''), '/', `'self'`)).toThrow('21 different inline scripts');
});

test('the local server sends the headers of the site that it serves', async () => {
  const dir = writeSite('', '');
  writePolicy(dir, '/', `'self'`);
  const { url, close } = await serve(dir);
  const policyAt = async (path: string) => (await fetch(url + path)).headers.get('content-security-policy');
  expect(await policyAt('en/')).toContain(`frame-ancestors 'self'`);
  expect(await policyAt('sandbox.html')).toBe(`frame-ancestors 'self'`);
  expect((await fetch(`${url}/%`)).status).toBe(404);
  expect((await fetch(url)).headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  await close();
});
