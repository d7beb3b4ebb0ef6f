import { CIFAR10 } from '../../data/imageSets.ts';
import { beginSplit } from '../../data/loadSplit.ts';
import type { LoadPlace } from '../../data/sheets.ts';
import { EngineFault } from '../../engine/fault.ts';
import type { SessionNeeds } from '../../engine/protocol.ts';
import type { Session, SessionContext } from '../../engine/session.ts';
import { scaleBytes } from '../../nn/batches.ts';
import { ImageSession, type ImageLab } from '../../nn/imageSession.ts';
import { checkImageStart } from '../checkImageStart.ts';
import { computeFeatureMaps } from './featureMaps.ts';
import { NETWORK } from './model.ts';
import { testPictures } from './pictures.ts';
import { CHECKPOINTS, PARAM_RANGES, type Cifar10Params, type Cifar10Snapshot, type TestPictures } from './protocol.ts';

export const needs: SessionNeeds = { size: 'large', backends: ['webgpu', 'webgl', 'wasm', 'cpu'] };

const FILTERS_EVERY_MS = 1000;

const LAB: ImageLab<TestPictures> = {
  createWorker: (name) => new Worker(new URL('./member.worker.ts', import.meta.url), { type: 'module', name }),
  set: CIFAR10,
  network: NETWORK,
  lowestRate: PARAM_RANGES.learningRate[0],
  testFields: testPictures,
};

/** @see SessionModule.prepare */
export function prepare(_params: unknown, place: LoadPlace): void {
  beginSplit(CIFAR10, 'train', place);
}

/** One run of the article's project, or of a reader's network on its data. @see SessionModule.createSession */
export function createSession(given: unknown, kept: unknown, context: SessionContext): Session {
  const { params, extra } = checkImageStart<Cifar10Params>(given, kept, PARAM_RANGES, CHECKPOINTS);
  const session = new ImageSession(LAB, params, extra, context);

  async function* run(): AsyncGenerator<Cifar10Snapshot, void, void> {
    let filtersAt = -Infinity;
    for await (const snapshot of session.run()) {
      if (snapshot.phase !== 'train') yield snapshot;
      else {
        const isDue = !session.isOwn && performance.now() - filtersAt >= FILTERS_EVERY_MS;
        if (isDue) filtersAt = performance.now();
        const filters = isDue ? (await session.classifier!.weights[0]!.data<'float32'>()).slice() : null;
        yield { ...snapshot, filters };
      }
    }
  }

  return {
    run,
    async answer(what, payload) {
      if (what === 'checkpoint') return session.checkpoint();
      if (what === 'predict') return session.predict(scaleBytes((payload as { images: Uint8Array }).images));
      if (what === 'featureMaps' && session.classifier && !session.isOwn) {
        return computeFeatureMaps(session.classifier.weights, (payload as { image: Uint8Array }).image);
      }
      throw new EngineFault('internal', `nothing answers "${what}"`);
    },
    dispose: () => session.dispose(),
  };
}
