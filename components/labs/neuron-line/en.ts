import type { Translation } from '@src/i18n/translation.ts';
import type { NeuronPicture } from '@src/labs/neuron-line/model.ts';
import type { NeuronLineParams } from '@src/labs/neuron-line/protocol.ts';
import { writeNumber as write } from '../frame/writeNumber.ts';

/** The English words of the lab `neuron-line`. */
export const words = {
  title: 'The line of one neuron',
  tryThis:
    'Drag the arrow’s tip, the line or the point, or use the arrow keys in the fields. Blue is where z is positive.',
  params: { w1: 'Weight w₁', w2: 'Weight w₂', b: 'Bias b', x1: 'Input x₁', x2: 'Input x₂' },
  z: 'z at x',
  activation: 'a = σ(z)',
  length: 'Length of w',
  distance: 'Line from origin',
  drawing: ({ x1, x2 }: NeuronLineParams, { z, distance }: NeuronPicture) =>
    distance === null
      ? 'Without weights there is no line: z is the same everywhere.'
      : `The line z = 0 at a distance of ${write(distance)} from the origin, with the arrow w at right angles to it. The point (${write(x1)}, ${write(x2)}) lies on the ${z >= 0 ? 'positive' : 'negative'} side.`,
  noScript: 'The picture needs JavaScript to be moved. With w = (1, 2) and b = 0.5:',
};

/** The words of the lab, in any language. */
export type Words = Translation<typeof words>;
