import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRandom, permutation } from '../../src/math/random.ts';
import { encodeImaAdpcm } from '../../src/files/imaAdpcm.ts';
import { unpackDebian, type DebianPackage } from './debian.ts';
import { sha256 } from './package.ts';

const SOUNDS = 'usr/share/asterisk/sounds';
/** The voices, each with its package of Debian 12. The first five are trained on; the last two are heard in tests alone. */
const VOICES = [
  {
    voice: 'en',
    folder: 'en_US_f_Allison',
    name: 'asterisk-core-sounds-en-wav',
    version: '1.6.1-1',
    sha256: '2be3ea287d83299d143815fa804f11179a75b7affd4a758b98b55f5afc18a35d',
  },
  {
    voice: 'es',
    folder: 'es_MX_f_Allison',
    name: 'asterisk-core-sounds-es-wav',
    version: '1.6.1-1',
    sha256: '9283a09a6d56fccdcc2bcfe86c48f0f844289cfbd46a3184d8785a6f7f569903',
  },
  {
    voice: 'fr',
    folder: 'fr_CA_f_June',
    name: 'asterisk-core-sounds-fr-wav',
    version: '1.6.1-1',
    sha256: '8d4e1bc32ed5ba7fbda40841ca1825ed20cc6232724a473c90f8bb0e53e6073e',
  },
  {
    voice: 'it',
    folder: 'it_IT_m_Carlo',
    name: 'asterisk-core-sounds-it-wav',
    version: '1.6.1-1',
    sha256: '5a26638089e134b8ac39363fe249c5c93c50cd8bfdc9b2499ae61ec4a35e2fcb',
  },
  {
    voice: 'ru',
    folder: 'ru_RU_f_IvrvoiceRU',
    name: 'asterisk-core-sounds-ru-wav',
    version: '1.6.1-1',
    sha256: 'ccbfaebfa450b7a9ddf644ae0f3d1e9017d5df7c0aebe816e946345589d38201',
  },
  {
    voice: 'it2',
    folder: 'it_IT_f_Menardi',
    name: 'asterisk-prompt-it-menardi-wav',
    version: '1:1.4.22+mm20110907-3.1',
    sha256: '3094530d98f8758ac275572d59624c41f60969fef883f34f4886d144f3dfeb21',
  },
  {
    voice: 'fr2',
    folder: 'fr',
    name: 'asterisk-prompt-fr-armelle',
    version: '20070613-2.2',
    sha256: '162570b1a9b3512a98f06b89f60c7c17cf1b9b52297315adca9a4e5be728bea3',
  },
] as const;
/** What reads the last voice's files, which are compressed by GSM 06.10. */
const GSM: DebianPackage[] = [
  {
    archive: 'Debian',
    name: 'libgsm-tools',
    version: '1.0.22-1',
    sha256: '370cc04afa5e1eafffcde51acb66a5ebaacdabb3d6388ae62e72041060f8d8ec',
  },
  {
    archive: 'Debian',
    name: 'libgsm1',
    version: '1.0.22-1',
    sha256: '1116dc3dbd0f5e7f6becebd5d5a9a9cbd40fc268f7a3e3f6863dd4a26627627a',
  },
];
const SEED = 7;
const TRAIN_PHRASES = 200;
const TEST_PHRASES = 60;
const SAMPLE_RATE = 8000;
/** Longest clip in samples, 1.04 s: 64 windows. What is longer is cut. */
const LONGEST = 8320;
/** Digits and letters, which are words to tell apart; voices that say them. */
const WORDS = [
  ...Array.from({ length: 10 }, (_, digit) => `digits/${digit}`),
  ...Array.from({ length: 26 }, (_, i) => `letters/${String.fromCharCode(97 + i)}`),
];
const WORD_VOICES = ['en', 'fr', 'it', 'it2', 'fr2'];

interface Folder {
  path: string;
  /** Names of its sounds, without their endings. */
  names: Set<string>;
}

async function findSounds(voice: (typeof VOICES)[number]): Promise<Folder> {
  const path = join(await unpackDebian({ archive: 'Debian', ...voice }), SOUNDS, voice.folder);
  const files = await readdir(path, { recursive: true });
  return { path, names: new Set(files.filter((file) => /\.(wav|gsm)$/.test(file)).map((file) => file.slice(0, -4))) };
}

/** Samples of a WAV file of 16 bits, one channel and 8 kHz, or of a GSM file. */
async function readSound(path: string, decodeGsm: (file: string) => Uint8Array): Promise<Int16Array> {
  if (!existsSync(`${path}.wav`)) return new Int16Array(decodeGsm(`${path}.gsm`).slice().buffer);
  const file = await readFile(`${path}.wav`);
  let at = 12;
  while (file.toString('latin1', at, at + 4) !== 'data') {
    if (file.toString('latin1', at, at + 4) === 'fmt ') {
      const [form, channels, rate] = [0, 2, 4].map((offset) => file.readUInt16LE(at + 8 + offset));
      if (form !== 1 || channels !== 1 || rate !== SAMPLE_RATE) throw new Error(`${path}.wav: not 8 kHz mono PCM`);
    }
    at += 8 + file.readUInt32LE(at + 4);
  }
  const bytes = file.readUInt32LE(at + 4) & ~1;
  return new Int16Array(Uint8Array.from(file.subarray(at + 8, at + 8 + bytes)).buffer);
}

/** Cuts silence off both ends (30 dB below the loudest 10 ms, with 20 ms around), then what is beyond the longest clip. */
export function cutClip(samples: Int16Array): Int16Array {
  const BLOCK = 80;
  const energies = Array.from({ length: Math.floor(samples.length / BLOCK) }, (_, i) =>
    samples.subarray(i * BLOCK, (i + 1) * BLOCK).reduce((sum, sample) => sum + sample ** 2, 0),
  );
  const loud = Math.max(...energies) / 1000;
  const first = energies.findIndex((energy) => energy > loud);
  const last = energies.findLastIndex((energy) => energy > loud);
  const from = Math.max(0, (first - 2) * BLOCK);
  const to = Math.min(samples.length, from + LONGEST, (last + 3) * BLOCK);
  return samples.slice(from, to - ((to - from) % 2));
}

/** What the licences ask to be handed on: who and on which terms, and the whole text where that is asked. */
async function licences(terms: string): Promise<string> {
  const { name } = VOICES.at(-1)!;
  const folder = await unpackDebian({ archive: 'Debian', ...VOICES.at(-1)! });
  const copyright = await readFile(join(folder, 'usr/share/doc', name, 'copyright'), 'utf8');
  const bsd = copyright.slice(copyright.indexOf(' Voice actor:'), copyright.indexOf('The Debian packaging'));
  return `${terms}

Changes: silence cut off, at most 1.04 s of each recording, compressed to 4 bits a sample.

CC BY-SA 3.0: https://creativecommons.org/licenses/by-sa/3.0/
CC BY 3.0: https://creativecommons.org/licenses/by/3.0/
CC BY-SA 3.0 Italy: https://creativecommons.org/licenses/by-sa/3.0/it/

The second French voice:

${bsd.trim()}
`;
}

/**
 * Cuts seven voices' telephone prompts into short clips: for each voice one file of IMA ADPCM, and a manifest that says which phrase lies
 * where. Phrases are the same in all languages; those of the test are none of those trained on.
 * @param outDir the folder `public/data/voices`
 */
export async function makeVoices(outDir: string): Promise<void> {
  const [tools, library] = await Promise.all(GSM.map(unpackDebian));
  const env = { LD_LIBRARY_PATH: join(library!, 'usr/lib/x86_64-linux-gnu') };
  const decodeGsm = (file: string) => execFileSync(join(tools!, 'usr/bin/untoast'), ['-c', '-l', file], { env });
  const folders = await Promise.all(VOICES.map(findSounds));
  const heard = folders.slice(0, 5);
  const shared = [...heard[0]!.names]
    .filter((name) => !/^silence|^[^/]*beep/.test(name) && heard.every(({ names }) => names.has(name)))
    .sort();
  const order = Array.from(permutation(shared.length, createRandom(SEED)), (i) => shared[i]!);
  const test = order.filter((name) => folders.every(({ names }) => names.has(name))).slice(0, TEST_PHRASES);
  const train = order.filter((name) => !test.includes(name)).slice(0, TRAIN_PHRASES);
  await mkdir(outDir, { recursive: true });
  const files = [];
  for (const [v, { voice }] of VOICES.entries()) {
    const wanted = new Set([...(v < 5 ? train : []), ...test, ...(WORD_VOICES.includes(voice) ? WORDS : [])]);
    const parts: Uint8Array[] = [];
    const clips: Record<string, number> = {};
    for (const name of wanted) {
      const part = encodeImaAdpcm(cutClip(await readSound(join(folders[v]!.path, name), decodeGsm)));
      parts.push(part);
      clips[name] = part.length;
    }
    const bytes = Buffer.concat(parts);
    const file = `${voice}.adpcm`;
    await writeFile(join(outDir, file), bytes);
    files.push({ file, voice, bytes: bytes.length, sha256: sha256(bytes), clips });
  }
  const manifest = {
    id: 'voices',
    title: { en: 'Telephone prompts by six people in five languages', 'zh-cn': '五种语言、六个人录制的电话提示音' },
    real: true,
    items: { en: 'clips', 'zh-cn': '录音' },
    source: { archive: 'Debian', name: 'asterisk-core-sounds', version: '1.6.1-1' },
    sources: VOICES,
    packageLicence: 'CC BY-SA 3.0',
    authors: [
      'Allison Smith',
      'June Wallack',
      'Carlo Flora',
      'Maxim Topal',
      'Marco Menardi, Paola Dal Zot',
      'Armelle Desjardins',
    ],
    citation: 'asterisk-sounds',
    dataLicence: {
      en: 'English and Spanish (Allison Smith), French (June Wallack), Italian (Carlo Flora): CC BY-SA 3.0. Russian (Maxim Topal, ivrvoice.ru): CC BY 3.0. Second Italian voice (made by Marco Menardi and his wife Paola Dal Zot, http://www.voip.ammdomus.it): CC BY-SA 3.0 Italy. Second French voice (Armelle Desjardins; © 2006 Michel Gutierrez): a BSD-style licence. The clips made of them here are given on under the same terms.',
      'zh-cn':
        '英语与西班牙语（Allison Smith）、法语（June Wallack）、意大利语（Carlo Flora）：CC BY-SA 3.0；俄语（Maxim Topal，ivrvoice.ru）：CC BY 3.0；第二个意大利语声音（由 Marco Menardi 和妻子 Paola Dal Zot 录制，http://www.voip.ammdomus.it）：CC BY-SA 3.0 意大利版；第二个法语声音（Armelle Desjardins，© 2006 Michel Gutierrez）：BSD 式许可证。本书由此制作的片段以同样的许可证发布。',
    },
    cut: {
      en: '260 phrases that all five languages have, silence at both ends removed, at most 1.04 s each, and 10 digits and 26 letters in three languages; 8 kHz, 4 bits a sample (IMA ADPCM).',
      'zh-cn':
        '取五种语言都有的 260 条短语，去掉首尾静音，每条至多 1.04 秒；另有三种语言的 10 个数字和 26 个字母。采样率 8 kHz，每个采样 4 位（IMA ADPCM）。',
    },
    seed: SEED,
    sampleRate: SAMPLE_RATE,
    phrases: { train, test },
    counts: { train: 5 * train.length, test: 7 * test.length },
    files,
  };
  await writeFile(join(outDir, 'manifest.json'), `${JSON.stringify(manifest)}\n`);
  await writeFile(join(outDir, 'LICENCES.txt'), await licences(manifest.dataLicence.en));
  console.log(
    `voices: ${files.length} files, ${(files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6).toFixed(2)} MB`,
  );
}
