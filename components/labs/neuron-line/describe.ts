import type { NeuronPicture } from '@src/labs/neuron-line/model.ts';
import type { NeuronLineParams } from '@src/labs/neuron-line/protocol.ts';
import { writeNumber } from '../frame/writeNumber.ts';
import type { Words } from './en.ts';

/** The picture in words. */
export function describePicture(words: Words, { x1, x2 }: NeuronLineParams, { z, distance }: NeuronPicture): string {
  if (distance === null) return words.noLine;
  return words.drawing(writeNumber(distance), writeNumber(x1), writeNumber(x2), z >= 0);
}
