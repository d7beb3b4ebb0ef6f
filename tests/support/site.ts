import { readdirSync, readFileSync } from 'node:fs';
import { test as base } from '@playwright/test';
import type { Locale } from '../../src/i18n/locale.ts';
import { root } from './pages.ts';

/**
 * URLs of all built pages relative to the base, for example `en/project/`; without the one at the root, which sends on, and the
 * sandbox, which nobody reads.
 */
export function builtPages(): string[] {
  return readdirSync(`${root}dist`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html') && file !== 'index.html' && file !== 'sandbox.html')
    .map((file) => file.replace(/index\.html$/, ''))
    .sort();
}

/** A built page's HTML. */
export function builtHtml(page: string): string {
  return readFileSync(`${root}dist/${page}${page === '' || page.endsWith('/') ? 'index.html' : ''}`, 'utf8');
}

/** How Chromium says in the console that the Content-Security-Policy has stopped something. */
const STOPPED = /Content Security Policy/;

/** The tag of what runs in Firefox too. One language is enough there: words are the same in every browser. */
export const inFirefox = (locale: Locale): string[] => (locale === 'zh-cn' ? ['@firefox'] : []);

/** Playwright's `test`, in which a request to another origin, from any page or worker, fails the test, and so does whatever breaks the policy. */
export const test = base.extend<{ ownOriginOnly: undefined }>({
  ownOriginOnly: [
    async ({ context, baseURL }, use) => {
      const foreign: string[] = [];
      const stopped: string[] = [];
      context.on('console', (message) => {
        if (STOPPED.test(message.text())) stopped.push(message.text());
      });
      const { origin } = new URL(baseURL!);
      context.on('request', (request) => {
        const url = new URL(request.url());
        if (/^(https?|wss?):$/.test(url.protocol) && url.origin !== origin) foreign.push(request.url());
      });
      await use(undefined);
      if (stopped.length > 0) throw new Error(`against the policy: ${stopped.join('\n')}`);
      if (foreign.length > 0) throw new Error(`requests to other origins: ${foreign.join(', ')}`);
    },
    { auto: true },
  ],
});
