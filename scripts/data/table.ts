import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from './package.ts';

/** What a manifest says beside the file. */
type Provenance = Readonly<Record<string, unknown>> & { id: string };

/**
 * Writes a table as CSV with its manifest.
 * @param columns by name, all of one length; what is missing is null and becomes an empty cell
 */
export async function writeTable(
  outDir: string,
  columns: Record<string, readonly (number | string | null)[]>,
  provenance: Provenance,
): Promise<void> {
  const names = Object.keys(columns);
  const rows = columns[names[0]!]!.length;
  const lines = Array.from({ length: rows }, (_, row) => names.map((name) => columns[name]![row] ?? '').join(','));
  const bytes = Buffer.from(`${[names.join(','), ...lines].join('\n')}\n`);
  const file = `${provenance.id}.csv`;
  const files = [{ file, bytes: bytes.length, sha256: sha256(bytes) }];
  const manifest = { ...provenance, counts: { rows, columns: names.length }, files };
  await mkdir(outDir, { recursive: true });
  await writeFile(join(outDir, file), bytes);
  await writeFile(join(outDir, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
  console.log(`${provenance.id}: ${rows} rows, ${(bytes.length / 1000).toFixed(0)} kB`);
}
