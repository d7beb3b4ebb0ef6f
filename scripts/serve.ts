import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { headersFor, readHeaders } from '../build/headers.ts';

const TYPES: Record<string, string> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

/** What is worth compressing; pictures and fonts are compressed already. */
const COMPRESSED = new Set(['.css', '.html', '.js', '.json', '.svg', '.txt', '.wasm', '.xml']);

/** Gzipped files by path and moment of their last change. */
const zipped = new Map<string, Buffer>();
function zip(file: string): Buffer {
  const key = `${file} ${statSync(file).mtimeMs}`;
  const body = zipped.get(key) ?? gzipSync(readFileSync(file));
  zipped.set(key, body);
  return body;
}

/** Headers that make a page cross-origin isolated, so that it may share memory between threads: of a folder without `_headers`. */
const ISOLATION_HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

/** A running server. */
export interface Served {
  /** Address of the site's root, ending in a slash. */
  url: string;
  close(): Promise<void>;
}

/** The path that a request asks for; '' for one that is none. */
function pathOf(requestUrl = '/'): string {
  try {
    return decodeURIComponent(new URL(requestUrl, 'http://localhost').pathname);
  } catch {
    return '';
  }
}

/** The file of a path below `dir`, or null; never one outside it. */
function fileOf(dir: string, base: string, path: string): string | null {
  if (!path.startsWith(base)) return null;
  const file = join(dir, normalize(`/${path.slice(base.length)}`));
  if (!existsSync(file)) return null;
  if (!statSync(file).isDirectory()) return file;
  const index = join(file, 'index.html');
  return existsSync(index) ? index : null;
}

/**
 * Serves a built site as a static host would, with the headers that its `_headers` names.
 * @param options.port 0 for any free one; a port in use is followed by the next, up to 20
 * @param options.base the base path the site was built for, with slashes on both ends
 * @param options.isolated false sends none of the site's headers, as many hosts do
 */
export async function serve(dir: string, { port = 0, base = '/', isolated = true } = {}): Promise<Served> {
  const headersFile = join(dir, '_headers');
  const rules = existsSync(headersFile) ? readHeaders(readFileSync(headersFile, 'utf8')) : null;
  const server = createServer((request, response) => {
    const path = pathOf(request.url);
    const file = fileOf(dir, base, path);
    // Starlight writes one 404 page; the request's language has its own copy when there is one.
    const missing = join(dir, request.url?.includes('/zh-cn/') ? 'zh-cn/404.html' : '404.html');
    const found = file ?? (existsSync(missing) ? missing : join(dir, '404.html'));
    const isZipped =
      COMPRESSED.has(extname(found)) &&
      String(request.headers['accept-encoding']).includes('gzip') &&
      existsSync(found);
    response.writeHead(file ? 200 : 404, {
      'Content-Type': TYPES[extname(found)] ?? 'application/octet-stream',
      'Cache-Control': found.includes('/_astro/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      Vary: 'Accept-Encoding',
      ...(isZipped && { 'Content-Encoding': 'gzip' }),
      ...(isolated && (rules ? headersFor(path, rules) : ISOLATION_HEADERS)),
    });
    if (request.method === 'HEAD' || !existsSync(found)) response.end();
    else if (isZipped) response.end(zip(found));
    else createReadStream(found).pipe(response);
  });
  for (let attempt = 0; ; attempt++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port === 0 ? 0 : port + attempt, () => {
          server.off('error', reject);
          resolve();
        });
      });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || attempt === 20) throw error;
    }
  }
  const url = `http://localhost:${(server.address() as AddressInfo).port}${base}`;
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
