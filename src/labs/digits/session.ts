import { MNIST } from '../../data/imageSets.ts';
import { beginSplit } from '../../data/loadSplit.ts';
import { ImageSession, type ImageLab } from '../../nn/imageSession.ts';
import { checkImageStart } from '../checkImageStart.ts';
import { defineSession } from '../defineSession.ts';
import { DRAWING_SIZE, normaliseDigit, shrink } from './drawing.ts';
import { NETWORK } from './model.ts';
import { CHECKPOINTS, digits, type DigitsTalk, type TestErrors } from './protocol.ts';
import { pickWrong } from './wrong.ts';

const LAB: ImageLab<TestErrors> = {
  createWorker: (name) => new Worker(new URL('./member.worker.ts', import.meta.url), { type: 'module', name }),
  set: MNIST,
  network: NETWORK,
  lowestRate: digits.ranges.learningRate[0],
  testFields: (data, probabilities) => ({ wrong: pickWrong(data, probabilities) }),
};

/** One run of the five steps' network, or of a reader's: load, train with validation, test once, then answer what is drawn. */
export default defineSession<DigitsTalk>()(
  digits,
  (given, context, kept) => {
    const { params, extra } = checkImageStart(given, kept, digits, CHECKPOINTS);
    const session = new ImageSession(LAB, params, extra, context);
    return {
      run: () => session.run(),
      answers: {
        checkpoint: () => session.checkpoint(),
        async recognise({ ink, input }) {
          const image = input === 'raw' ? shrink(ink) : normaliseDigit(ink, DRAWING_SIZE);
          return { image, probabilities: await session.predict(image) };
        },
      },
      dispose: () => session.dispose(),
    };
  },
  (_params, place) => beginSplit(MNIST, 'train', place),
);
