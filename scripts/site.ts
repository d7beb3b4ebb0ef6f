import { copyFileSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { writePolicy } from '../build/headers.ts';
import { prepareTexts } from './data/texts.ts';
import { noteBuild } from './fresh.ts';
import { writeNotices } from './notices.ts';
import { astro } from './run.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What makes a browser fetch something while a page loads; ordinary links and canonical addresses do not. */
const FETCHES = [
  /<(?:script|img|iframe|source|video|audio|embed)\b[^>]*?\ssrc(?:set)?="(?:https?:)?\/\/[^"]*"/g,
  /<link\b(?=[^>]*\srel="(?:stylesheet|preload|modulepreload|icon|shortcut icon|preconnect|dns-prefetch)")[^>]*?\shref="(?:https?:)?\/\/[^"]*"/g,
  /(?:url\(\s*["']?|@import\s+["'])(?:https?:)?\/\/[^"')]*/g,
];

/**
 * What the built pages and style sheets would fetch from another host: one line each, none in a good build.
 * @param dir folder of the built site
 * @param site origin of the site itself, which is no other host
 */
export function externalResources(dir: string, site: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(html|css)$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(`${dir}/${file}`, 'utf8');
      const found = FETCHES.flatMap((pattern) => text.match(pattern) ?? []);
      return found.filter((part) => !part.includes(site)).map((part) => `${file}: ${part.slice(0, 160)}`);
    });
}

/** Makes the texts that are not committed, then builds dist/ with the notices of what it ships and its Content-Security-Policy, and checks that no page fetches from another host. @returns exit code */
export async function build(): Promise<number> {
  const missing = await prepareTexts();
  const status = astro('build');
  if (status !== 0) return status;
  writeNotices();
  copyFileSync(`${root}THIRD_PARTY_NOTICES.txt`, `${root}dist/THIRD_PARTY_NOTICES.txt`);
  writePolicy(`${root}dist`, process.env['BASE_PATH'] ?? '/', process.env['FRAME_ANCESTORS'] ?? "'self'");
  const external = externalResources(`${root}dist`, process.env['SITE'] ?? 'http://localhost:4321');
  for (const line of external) console.error(`fetches from another host: ${line}`);
  if (external.length > 0) return 1;
  noteBuild();
  if (missing !== null) console.warn(missing);
  return 0;
}
