import { computed } from '@preact/signals';
import { biasThrough, describeNeuron, type Place } from '@src/labs/neuron-line/model.ts';
import { HALF, neuronLine } from '@src/labs/neuron-line/protocol.ts';
import { createCalculator } from '../frame/createCalculator.ts';
import type { Language } from '../frame/language.ts';
import type { Words } from './en.ts';

/** What can be dragged: the arrow's tip, the line, the point. */
export type Handle = 'arrow' | 'line' | 'point';

/** Dragged numbers are multiples of a twentieth, so that they can be read. */
const rounded = (value: number, limit: number) => {
  const near = Math.round(value * 20) / 20;
  return String(Math.min(limit, Math.max(-limit, near)) + 0);
};

/** The lab's live state: the settings and the picture that follows from them. */
export function createNeuronLine(language: Language<Words>) {
  const lab = createCalculator(neuronLine, language);
  const { texts, allowed } = lab.settings;
  return {
    lab,
    picture: computed(() => describeNeuron(allowed.value)),

    /** Moves what is dragged to a place of the plane. */
    drag(handle: Handle, to: Place): void {
      if (handle === 'arrow') {
        texts.w1.value = rounded(to[0], 4);
        texts.w2.value = rounded(to[1], 4);
      } else if (handle === 'line') texts.b.value = rounded(biasThrough(allowed.peek(), to), 12);
      else {
        texts.x1.value = rounded(to[0], HALF);
        texts.x2.value = rounded(to[1], HALF);
      }
    },
  };
}

/** What `createNeuronLine` makes. */
export type NeuronLineLab = ReturnType<typeof createNeuronLine>;
