import { CIFAR10 } from '../../data/imageSets.ts';
import { beginSplit } from '../../data/loadSplit.ts';
import { EngineFault } from '../../engine/fault.ts';
import { scaleBytes } from '../../nn/batches.ts';
import { ImageSession, type ImageLab } from '../../nn/imageSession.ts';
import { checkImageStart } from '../checkImageStart.ts';
import { defineSession } from '../defineSession.ts';
import { computeFeatureMaps } from './featureMaps.ts';
import { NETWORK } from '../../nn/articleCnn.ts';
import { testPictures } from './pictures.ts';
import { CHECKPOINTS, cifar10, type Cifar10Snapshot, type Cifar10Talk, type TestPictures } from './protocol.ts';

const FILTERS_EVERY_MS = 1000;

const LAB: ImageLab<TestPictures> = {
  createWorker: (name) => new Worker(new URL('./member.worker.ts', import.meta.url), { type: 'module', name }),
  set: CIFAR10,
  network: NETWORK,
  lowestRate: cifar10.ranges.learningRate[0],
  testFields: testPictures,
};

/** One run of the article's project, or of a reader's network on its data. */
export default defineSession<Cifar10Talk>()(
  cifar10,
  (given, context, kept) => {
    const { params, extra } = checkImageStart(given, kept, cifar10, CHECKPOINTS);
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
      answers: {
        checkpoint: () => session.checkpoint(),
        predict: (images) => session.predict(scaleBytes(images)),
        featureMaps(image) {
          const { classifier, isOwn } = session;
          if (!classifier || isOwn) throw new EngineFault('internal', 'there are no feature maps');
          return computeFeatureMaps(classifier.weights, image);
        },
      },
      dispose: () => session.dispose(),
    };
  },
  (_params, place) => beginSplit(CIFAR10, 'train', place),
);
