import { decodeImaAdpcm } from '../files/imaAdpcm.ts';
import { retrying, type LoadContext, type LoadSnapshot } from './loadSplit.ts';
import { DataError, fetchBytes, fetchVerified, type LoadOptions, type LoadPlace } from './sheets.ts';

/** The voices of the set `voices`, by language; a 2 marks those that are heard in tests alone. */
export type Voice = 'en' | 'es' | 'fr' | 'it' | 'ru' | 'it2' | 'fr2';

const FOLDER = 'data/voices';

/** What a voice says: each phrase's sound, samples from −1 to 1 at 8 kHz. */
export type Recordings = ReadonlyMap<string, Float32Array>;

/** The set's list, as far as a loader needs it. */
export interface VoicesManifest {
  /** Phrases to train on, and phrases of the test; every language has all of them. */
  phrases: { train: string[]; test: string[] };
  files: {
    voice: string;
    file: string;
    bytes: number;
    sha256: string;
    /** Bytes of each phrase, in the order in which they lie in the file. */
    clips: Record<string, number>;
  }[];
}

/** @returns what is wrong, in technical English, when it is not the list of this set */
export function readVoicesManifest(text: string): VoicesManifest | string {
  let manifest: Partial<VoicesManifest> | null;
  try {
    manifest = JSON.parse(text) as Partial<VoicesManifest> | null;
  } catch {
    return `not JSON: ${text.trim().slice(0, 60)}`;
  }
  const { phrases, files } = manifest ?? {};
  const areNames = (names: unknown) =>
    Array.isArray(names) && names.length > 0 && names.every((name) => typeof name === 'string');
  if (!areNames(phrases?.train) || !areNames(phrases?.test)) return 'no lists of phrases';
  if (!Array.isArray(files) || files.length === 0) return 'no list of files';
  for (const { file, clips, bytes, sha256: hash } of files) {
    if (!/^[a-z]{2}2?\.adpcm$/.test(file) || !/^[\da-f]{64}$/.test(hash)) return `${file} is no file of the set`;
    if (Object.values(clips).reduce((sum, size) => sum + size, 0) !== bytes) return `the clips do not fill ${file}`;
  }
  return { phrases: phrases!, files };
}

/** Cuts a voice's file into its phrases. */
export function cutRecordings(bytes: Uint8Array, clips: Record<string, number>): Recordings {
  let at = 0;
  return new Map(
    Object.entries(clips).map(([phrase, size]) => [phrase, decodeImaAdpcm(bytes.subarray(at, (at += size)))]),
  );
}

async function loadManifest(place: LoadPlace, options: LoadOptions): Promise<VoicesManifest> {
  const manifest = readVoicesManifest(
    new TextDecoder().decode(await fetchBytes(FOLDER, 'manifest.json', place, options)),
  );
  if (typeof manifest === 'string') throw new DataError('data-list', 'manifest.json', manifest);
  return manifest;
}

async function loadVoice(
  listed: VoicesManifest['files'][number],
  place: LoadPlace,
  options: LoadOptions,
): Promise<Recordings> {
  return cutRecordings(await fetchVerified(FOLDER, listed, place, options), listed.clips);
}

/**
 * Loads some voices, one file after the other; a broken one is reported, and tried again when the reader says so.
 * @returns each voice's recordings, and which phrases are for training and for the test
 */
export async function* loadVoices<V extends Voice>(
  voices: readonly V[],
  context: LoadContext,
): AsyncGenerator<LoadSnapshot, { recordings: Record<V, Recordings>; phrases: VoicesManifest['phrases'] }, void> {
  const { files, phrases } = await retrying(context, (cache) => loadManifest(context, { cache }));
  const wanted = voices.map((voice) => {
    const file = files.find((listed) => listed.voice === voice);
    if (!file) throw new RangeError(`the list has no voice ${voice}`);
    return file;
  });
  const total = wanted.reduce((sum, { bytes }) => sum + bytes, 0);
  const loading = wanted.map((file) => loadVoice(file, context, {}));
  for (const attempt of loading) attempt.catch(() => undefined);
  const recordings: Partial<Record<V, Recordings>> = {};
  let done = 0;
  for (const [i, file] of wanted.entries()) {
    await context.turn(0);
    recordings[voices[i]!] = await retrying(context, (cache) => loadVoice(file, context, { cache }), loading[i]!);
    done += file.bytes;
    yield { phase: 'load', sheets: { done: i + 1, total: wanted.length }, bytes: { done, total } };
  }
  return { recordings: recordings as Record<V, Recordings>, phrases };
}
