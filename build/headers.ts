import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** More different inline scripts than this mean that one of them differs from page to page. */
const MOST_HASHES = 20;

/** Inline scripts of a page as a policy names them: `'sha256-…'`, each once. What has a `src` or holds data is none. */
export function hashScripts(html: string): string[] {
  const scripts = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)].filter(
    ([, attributes]) => !/\ssrc=/.test(attributes!) && !/\stype="(?!module"|text\/javascript")/.test(attributes!),
  );
  return [
    ...new Set(scripts.map(([, , code]) => `'sha256-${createHash('sha256').update(code!).digest('base64')}'`)),
  ].sort();
}

/**
 * The Content-Security-Policy of the book: everything comes from its own origin, and only these inline scripts run. WebAssembly needs
 * `wasm-unsafe-eval`; formulas, diagrams and drawings have styles of their own.
 */
export function policyOf(hashes: readonly string[]): string {
  return [
    `default-src 'self'`,
    `script-src 'self' 'wasm-unsafe-eval' ${hashes.join(' ')}`.trim(),
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
}

/**
 * Writes the policy into a built site: into every page, for hosts that send no headers, and into `_headers`, whose `{policy}` and
 * `{base}` it fills in. The sandbox has a policy of its own.
 * @param base where the site will lie, with slashes on both ends
 * @param ancestors who may show the book in a frame, as `frame-ancestors` lists them
 * @throws Error when a page has no place for its policy, or inline scripts differ from page to page
 */
export function writePolicy(dir: string, base: string, ancestors: string): void {
  const all = new Set<string>();
  const pages = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));
  for (const page of pages.filter((file) => file !== 'sandbox.html')) {
    const html = readFileSync(`${dir}/${page}`, 'utf8');
    const hashes = hashScripts(html);
    for (const hash of hashes) all.add(hash);
    const charset = /<meta charset="utf-8"\s*\/?>/i.exec(html);
    if (!charset) throw new Error(`${page}: no <meta charset="utf-8">, after which its policy would stand`);
    const at = charset.index + charset[0].length;
    const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(hashes)}">`;
    writeFileSync(`${dir}/${page}`, html.slice(0, at) + meta + html.slice(at));
  }
  if (all.size > MOST_HASHES) throw new Error(`${all.size} different inline scripts: one differs from page to page`);
  const policy = `${policyOf([...all].sort())}; frame-ancestors ${ancestors}`;
  const headers = readFileSync(`${dir}/_headers`, 'utf8');
  writeFileSync(`${dir}/_headers`, headers.replaceAll('{policy}', policy).replaceAll('{base}', base));
}

/** Headers for the paths that a pattern matches; a `*` at its end stands for anything. */
interface HeaderRule {
  pattern: string;
  headers: [name: string, value: string][];
}

/** Reads a `_headers` file as Netlify and Cloudflare Pages do. */
export function readHeaders(text: string): HeaderRule[] {
  const rules: HeaderRule[] = [];
  for (const line of text.split('\n')) {
    if (/^\s*(#|$)/.test(line)) continue;
    const [, name, value] = /^\s+([\w-]+):\s*(.+?)\s*$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) rules.at(-1)!.headers.push([name, value]);
    else rules.push({ pattern: line.trim(), headers: [] });
  }
  return rules;
}

/** The headers of a path; what several rules give is joined by commas, so that of several policies each holds. */
export function headersFor(path: string, rules: readonly HeaderRule[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { pattern, headers } of rules) {
    const isMatch = pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
    if (!isMatch) continue;
    for (const [name, value] of headers) found[name] = found[name] === undefined ? value : `${found[name]}, ${value}`;
  }
  return found;
}
