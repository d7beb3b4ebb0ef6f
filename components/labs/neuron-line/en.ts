import type { Translation } from '@src/i18n/translation.ts';

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
  noLine: 'Without weights there is no line: z is the same everywhere.',
  drawing: (distance: string, x1: string, x2: string, isPositive: boolean) =>
    `The line z = 0 at a distance of ${distance} from the origin, with the arrow w at right angles to it. The point (${x1}, ${x2}) lies on the ${isPositive ? 'positive' : 'negative'} side.`,
  noScript: 'The picture needs JavaScript to be moved. With w = (1, 2) and b = 0.5:',
};

/** The words of the lab, in any language. */
export type Words = Translation<typeof words>;
