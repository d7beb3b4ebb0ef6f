import { MNIST } from '../../data/imageSets.ts';
import { beginSplit } from '../../data/loadSplit.ts';
import type { LoadPlace } from '../../data/sheets.ts';
import { EngineFault } from '../../engine/fault.ts';
import type { Session, SessionContext } from '../../engine/session.ts';
import { ImageSession, type ImageLab } from '../../nn/imageSession.ts';
import { checkImageStart } from '../checkImageStart.ts';
import { DRAWING_SIZE, normaliseDigit, shrink } from './drawing.ts';
import { NETWORK } from './model.ts';
import {
  CHECKPOINTS,
  NEEDS,
  PARAM_RANGES,
  type DigitsParams,
  type Recognition,
  type RecogniseQuestion,
  type TestErrors,
} from './protocol.ts';
import { pickWrong } from './wrong.ts';

export const needs = NEEDS;

const LAB: ImageLab<TestErrors> = {
  createWorker: (name) => new Worker(new URL('./member.worker.ts', import.meta.url), { type: 'module', name }),
  set: MNIST,
  network: NETWORK,
  lowestRate: PARAM_RANGES.learningRate[0],
  testFields: (data, probabilities) => ({ wrong: pickWrong(data, probabilities) }),
};

/** @see SessionModule.prepare */
export function prepare(_params: unknown, place: LoadPlace): void {
  beginSplit(MNIST, 'train', place);
}

/**
 * One run of the five steps' network, or of a reader's: load, train with validation, test once, then answer what is drawn.
 * @see SessionModule.createSession
 */
export function createSession(given: unknown, kept: unknown, context: SessionContext): Session {
  const { params, extra } = checkImageStart<DigitsParams>(given, kept, PARAM_RANGES, CHECKPOINTS);
  const session = new ImageSession(LAB, params, extra, context);
  return {
    run: () => session.run(),
    async answer(what, payload) {
      if (what === 'checkpoint') return session.checkpoint();
      if (what === 'recognise') return recognise(payload as RecogniseQuestion, (image) => session.predict(image));
      throw new EngineFault('internal', `nothing answers "${what}"`);
    },
    dispose: () => session.dispose(),
  };
}

/** What a network makes of a drawing. @param predict probabilities of an image [28, 28] */
async function recognise(
  { ink, input }: RecogniseQuestion,
  predict: (image: Float32Array) => Promise<Float32Array>,
): Promise<Recognition> {
  const image = input === 'raw' ? shrink(ink) : normaliseDigit(ink, DRAWING_SIZE);
  return { image, probabilities: await predict(image) };
}
