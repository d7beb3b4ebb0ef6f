import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256, unpack } from './package.ts';

const SOURCE = {
  name: 'hanzi-writer-data',
  version: '2.0.1',
  integrity: 'sha512-nbQwM+MaryGoq7pBMIZLCd3lFq03nXuJuwku1+6UbjL58uU+9OULVcMkoNvNuJSoIV7f1bbPRfD4D/LQa5S7qg==',
};

/** Twenty characters of the first school year; ten of them form pairs that differ in one stroke or in its length. */
const CHARACTERS = [
  ['人', 'rén', 'person'],
  ['入', 'rù', 'enter'],
  ['天', 'tiān', 'sky'],
  ['夫', 'fū', 'husband'],
  ['未', 'wèi', 'not yet'],
  ['末', 'mò', 'end'],
  ['土', 'tǔ', 'earth'],
  ['士', 'shì', 'scholar'],
  ['日', 'rì', 'sun'],
  ['目', 'mù', 'eye'],
  ['大', 'dà', 'big'],
  ['木', 'mù', 'tree'],
  ['本', 'běn', 'root'],
  ['田', 'tián', 'field'],
  ['中', 'zhōng', 'middle'],
  ['山', 'shān', 'mountain'],
  ['水', 'shuǐ', 'water'],
  ['火', 'huǒ', 'fire'],
  ['心', 'xīn', 'heart'],
  ['永', 'yǒng', 'forever'],
] as const;

/** The package's y axis points up and its square ends at 900. */
const TOP = 900;

/**
 * Cuts the middle lines of twenty characters' strokes out of the package, and writes them with their manifest and licence.
 * @param outDir the folder `public/data/hanzi`
 */
export async function makeHanzi(outDir: string): Promise<void> {
  const folder = await unpack(SOURCE);
  await mkdir(outDir, { recursive: true });
  const characters = [];
  for (const [character, pinyin, meaning] of CHARACTERS) {
    const { medians } = JSON.parse(await readFile(join(folder, `${character}.json`), 'utf8')) as {
      medians: [number, number][][];
    };
    const strokes = medians.map((stroke) => stroke.map(([x, y]) => [x, TOP - y]));
    characters.push({ character, pinyin, meaning, strokes });
  }
  const text = `[\n${characters.map((it) => JSON.stringify(it)).join(',\n')}\n]\n`;
  await writeFile(join(outDir, 'characters.json'), text);
  await copyFile(join(folder, 'ARPHICPL.TXT'), join(outDir, 'ARPHICPL.TXT'));
  const manifest = {
    id: 'hanzi',
    title: { en: 'Stroke lines of 20 Chinese characters', 'zh-cn': '20 个汉字的笔画中线' },
    real: true,
    source: SOURCE,
    packageLicence: 'Arphic Public License',
    authors: ['Arphic Technology', 'Make Me a Hanzi', 'Hanzi Writer'],
    counts: {
      characters: CHARACTERS.length,
      strokes: characters.reduce((sum, { strokes }) => sum + strokes.length, 0),
    },
    files: [{ file: 'characters.json', bytes: Buffer.byteLength(text), sha256: sha256(Buffer.from(text)) }],
  };
  await writeFile(join(outDir, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
  console.log(`hanzi: ${manifest.counts.characters} characters of ${manifest.counts.strokes} strokes`);
}
