import { DataError, fetchBytes, fetchVerified, type LoadOptions, type LoadPlace } from './sheets.ts';

const FOLDER = 'data/texts';

/**
 * Loads a text of the book, verified by its checksum.
 * @param name `moby-dick` or `quatrains`
 * @throws DataError `data-network`; `data-list` when the list does not have it; `data-hash` when the SHA-256 differs
 */
export async function loadText(name: string, place: LoadPlace, options: LoadOptions = {}): Promise<string> {
  const list = new TextDecoder().decode(await fetchBytes(FOLDER, 'manifest.json', place, options));
  const file = `${name}.txt`;
  const listed = findListed(list, file);
  if (!listed) throw new DataError('data-list', 'manifest.json', `no ${file} in the list`);
  return new TextDecoder().decode(await fetchVerified(FOLDER, listed, place, options));
}

function findListed(list: string, file: string): { file: string; sha256: string } | undefined {
  try {
    const { files } = JSON.parse(list) as { files: { file: string; sha256: string }[] };
    return files.find((listed) => listed.file === file);
  } catch {
    return undefined;
  }
}
