import { sha256 } from './sha256.ts';
import { DataError, fetchBytes, type LoadOptions, type LoadPlace } from './sheets.ts';

const FOLDER = 'data/texts';

/**
 * Loads a text of the book, verified by its checksum.
 * @param name `moby-dick` or `quatrains`
 * @throws DataError `data-network`; `data-list` when the list does not have it; `data-hash` when the SHA-256 differs
 */
export async function loadText(name: string, place: LoadPlace, options: LoadOptions = {}): Promise<string> {
  const list = new TextDecoder().decode(await fetchBytes(FOLDER, 'manifest.json', place, options));
  const file = `${name}.txt`;
  const expected = hashIn(list, file);
  if (expected === null) throw new DataError('data-list', 'manifest.json', `no ${file} in the list`);
  const bytes = await fetchBytes(FOLDER, file, place, options);
  if ((await sha256(bytes)) !== expected) throw new DataError('data-hash', file, 'its SHA-256 is not the expected one');
  return new TextDecoder().decode(bytes);
}

function hashIn(list: string, file: string): string | null {
  try {
    const { files } = JSON.parse(list) as { files: { file: string; sha256: string }[] };
    return files.find((listed) => listed.file === file)?.sha256 ?? null;
  } catch {
    return null;
  }
}
