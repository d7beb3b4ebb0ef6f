import type { SessionContext } from '../engine/session.ts';
import { WeightsFileError } from '../files/namedTensors.ts';
import { readWeights } from '../files/readWeights.ts';
import type { Parameter } from '../math/shapes.ts';
import { retrying } from './loadSplit.ts';
import { DataError, fetchBytes, fetchVerified } from './sheets.ts';

/** What the loader needs of a checkpoint's `manifest.json`. */
interface ModelManifest {
  file: string;
  sha256: string;
}

/**
 * Loads a network that a script of the project trained, verified by its checksum; what is broken is reported, and fetched again when
 * the reader says so.
 * @param name its folder below `models/`
 * @returns one array for each of `parameters`
 */
export function loadModel(
  name: string,
  parameters: readonly Parameter[],
  context: Pick<SessionContext, 'base' | 'signal' | 'leaveDevice' | 'recover'>,
): Promise<Float32Array[]> {
  const folder = `models/${name}`;
  return retrying(context, async (cache) => {
    const manifest = readManifest(await fetchBytes(folder, 'manifest.json', context, { cache }));
    if (!manifest) throw new DataError('data-list', `${folder}/manifest.json`, 'no list of a checkpoint');
    const bytes = await fetchVerified(folder, manifest, context, { cache });
    try {
      return readWeights(bytes, manifest.file, parameters);
    } catch (error) {
      if (!(error instanceof WeightsFileError)) throw error;
      throw new DataError('data-hash', manifest.file, error.message);
    }
  });
}

function readManifest(bytes: Uint8Array): ModelManifest | null {
  try {
    const { file, sha256: hash } = JSON.parse(new TextDecoder().decode(bytes)) as Partial<ModelManifest>;
    return typeof file === 'string' && /^[\w.-]+$/.test(file) && typeof hash === 'string'
      ? { file, sha256: hash }
      : null;
  } catch {
    return null;
  }
}
