import { readFileSync } from 'node:fs';
import type { Voice, VoicesManifest } from '@src/data/voices.ts';
import { LANGUAGES } from '@src/labs/speech/protocol.ts';
import type { Example } from './state.ts';

/** “Password”: of the test's phrases. */
const PHRASE = 'vm-password';

/** One phrase in all five languages, for the page as it is built. */
export function firstClips(): Example[] {
  const folder = 'public/data/voices';
  const { files } = JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8')) as VoicesManifest;
  return LANGUAGES.map((voice: Voice) => {
    const { file, clips } = files.find((listed) => listed.voice === voice)!;
    const names = Object.keys(clips);
    const before = names.slice(0, names.indexOf(PHRASE)).reduce((sum, name) => sum + clips[name]!, 0);
    const bytes = readFileSync(`${folder}/${file}`).subarray(before, before + clips[PHRASE]!);
    return { voice, phrase: PHRASE, adpcm: bytes.toString('base64') };
  });
}
