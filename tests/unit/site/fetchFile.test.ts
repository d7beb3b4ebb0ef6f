import { afterEach, expect, test, vi } from 'vitest';
import { isLoadFailure } from '../../../src/engine/fault.ts';
import { fetchFile } from '../../../src/site/fetchFile.ts';

const answering = (status: number, type: string) =>
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('x', { status, headers: { 'Content-Type': type } })));
afterEach(() => void vi.unstubAllGlobals());

test('a file is fetched, whatever its type is called', async () => {
  for (const type of ['text/javascript; charset=utf-8', 'application/wasm', 'text/plain', '']) {
    answering(200, type);
    expect(await (await fetchFile('a.js')).text()).toBe('x');
  }
});

test('neither an error nor a login page is taken for the file, and both count as not loaded', async () => {
  for (const [status, type] of [
    [404, 'text/plain'],
    [503, 'text/html'],
    [200, 'text/html; charset=utf-8'],
  ] as const) {
    answering(status, type);
    const error: unknown = await fetchFile('https://book.example/a.wasm').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TypeError);
    expect(isLoadFailure(error)).toBe(true);
    expect(String(error)).toContain(`a.wasm: HTTP status ${status}`);
  }
});
