import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256 } from './package.ts';

/** A package of Debian 12, pinned by version and by the SHA-256 of its archive. */
export interface DebianPackage {
  archive: 'Debian';
  name: string;
  version: string;
  sha256: string;
}

const CACHE = fileURLToPath(new URL('../../.cache/data/', import.meta.url));

/**
 * Downloads a Debian package with apt and unpacks it into the ignored cache; nothing is installed.
 * @returns the folder
 * @throws when apt does not have it, or the archive is another one
 */
export async function unpackDebian({ name, version, sha256: expected }: DebianPackage): Promise<string> {
  const folder = join(CACHE, `${name}-${version}`);
  if (existsSync(join(folder, 'usr'))) return folder;
  await mkdir(folder, { recursive: true });
  try {
    execFileSync('apt-get', ['download', `${name}=${version}`], { cwd: folder, stdio: 'pipe' });
  } catch (error) {
    throw new Error(
      `${name} ${version} could not be fetched: "apt-get download" of Debian 12 is needed, after "apt-get update"`,
      { cause: error },
    );
  }
  const file = (await readdir(folder)).find((entry) => entry.endsWith('.deb'))!;
  const archive = join(folder, file);
  if (sha256(await readFile(archive)) !== expected) {
    await rm(archive);
    throw new Error(`${file} is not the pinned archive: its SHA-256 differs`);
  }
  execFileSync('dpkg-deb', ['-x', archive, folder]);
  await rm(archive);
  return folder;
}
