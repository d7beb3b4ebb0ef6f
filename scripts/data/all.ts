/**
 * `npm run data` remakes every data set from its pinned package; `npm run data -- --verify` only compares the committed files
 * with the hashes of their manifests.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeCifar10 } from './cifar10.ts';
import { makeCredit } from './credit.ts';
import { makeLectures } from './instEval.ts';
import { makeHanzi } from './hanzi.ts';
import { makeMnist } from './mnist.ts';
import { sha256 } from './package.ts';
import { makeVoices } from './voices.ts';
import { makeWdbc } from './wdbc.ts';

const sets: Record<string, (outDir: string) => Promise<void>> = {
  cifar10: makeCifar10,
  mnist: makeMnist,
  voices: makeVoices,
  wdbc: makeWdbc,
  credit: makeCredit,
  lectures: makeLectures,
  hanzi: makeHanzi,
};
const publicData = fileURLToPath(new URL('../../public/data/', import.meta.url));

/** Compares a set's files with its manifest. @returns what is wrong, each with the command that repairs it */
async function verify(name: string): Promise<string[]> {
  const repair = `run "npm run data" to remake it`;
  const folder = join(publicData, name);
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => null);
  if (text === null) return [`${name}/manifest.json is missing: ${repair}`];
  type Listed = { file: string; sha256: string }[];
  const { sheets, files } = JSON.parse(text) as { sheets?: Listed; files?: Listed };
  const problems: string[] = [];
  for (const { file, sha256: expected } of sheets ?? files ?? []) {
    const bytes = await readFile(join(folder, file)).catch(() => null);
    if (!bytes) problems.push(`${name}/${file} is missing: ${repair}`);
    else if (sha256(bytes) !== expected) problems.push(`${name}/${file} is damaged (wrong SHA-256): ${repair}`);
  }
  return problems;
}

const verifyOnly = process.argv.includes('--verify');
let failed = false;
for (const [name, make] of Object.entries(sets)) {
  if (!verifyOnly) await make(join(publicData, name));
  const problems = await verify(name);
  for (const problem of problems) console.error(problem);
  console.log(`${name}: ${problems.length === 0 ? 'all files as in the manifest' : `${problems.length} problems`}`);
  failed ||= problems.length > 0;
}
process.exitCode = failed ? 1 : 0;
