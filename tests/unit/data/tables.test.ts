import { afterEach, describe, expect, test, vi } from 'vitest';
import { sha256 } from '../../../src/data/sha256.ts';
import { loadTable, readTable, type TableSource } from '../../../src/data/tables.ts';

const SOURCE: TableSource = { name: 'small', rows: 2, columns: ['bad', 'age', 'job'] };
const TEXT = 'bad,age,job\n1,30,fixed\n0,,others\n';
const place = { base: 'http://localhost/', signal: new AbortController().signal };

describe('a table', () => {
  test('is read column by column; an empty cell stays empty', () => {
    expect(readTable(TEXT, SOURCE)).toEqual({ bad: ['1', '0'], age: ['30', ''], job: ['fixed', 'others'] });
    expect(readTable(TEXT.replaceAll('\n', '\r\n'), SOURCE)).toEqual(readTable(TEXT, SOURCE));
  });

  test.each([
    ['other columns', TEXT.replace('age', 'years')],
    ['1 rows', 'bad,age,job\n1,30,fixed\n'],
    ['row 2 has 2 cells', 'bad,age,job\n1,30,fixed\n0,others\n'],
  ])('that is not the set’s is refused: %s', (complaint, text) => {
    expect(readTable(text, SOURCE)).toContain(complaint);
  });
});

describe('loading a table', () => {
  afterEach(() => void vi.unstubAllGlobals());
  const serve = (manifest: string, table: string) =>
    vi.stubGlobal('fetch', async (url: URL) => new Response(url.pathname.endsWith('.json') ? manifest : table));
  const manifestOf = async (text: string) => {
    const hash = await sha256(new TextEncoder().encode(text));
    return JSON.stringify({ files: [{ file: 'small.csv', sha256: hash }] });
  };

  test('verifies it', async () => {
    serve(await manifestOf(TEXT), TEXT);
    expect((await loadTable(SOURCE, place))['age']).toEqual(['30', '']);
  });

  test('names what is broken: the file, the list, or the whole set', async () => {
    serve(await manifestOf(TEXT), TEXT.replace('30', '31'));
    await expect(loadTable(SOURCE, place)).rejects.toMatchObject({ code: 'data-hash', file: 'small.csv' });
    serve('<html>', TEXT);
    await expect(loadTable(SOURCE, place)).rejects.toMatchObject({ code: 'data-list', file: 'manifest.json' });
    const other = TEXT.replace('bad', 'good');
    serve(await manifestOf(other), other);
    await expect(loadTable(SOURCE, place)).rejects.toMatchObject({ code: 'data-list', file: 'small.csv' });
    vi.stubGlobal('fetch', async () => new Response('', { status: 404 }));
    await expect(loadTable(SOURCE, place)).rejects.toMatchObject({ code: 'data-network' });
  });
});
