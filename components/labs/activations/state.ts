import { signal } from '@preact/signals';
import {
  activations,
  type ActivationsParams,
  type ActivationsSnapshot,
  type ActivationsTalk,
} from '@src/labs/activations/protocol.ts';
import type { ActivationName } from '@src/math/activations.ts';
import { createLab } from '../frame/createLab.ts';
import { formatNumber } from '../frame/formatNumber.ts';
import type { Language } from '../frame/language.ts';
import type { Words } from './en.ts';

/** The lab's live state. */
export function createActivations(language: Language<Words>) {
  const snapshot = signal<ActivationsSnapshot | null>(null);
  const take = (latest: ActivationsSnapshot) => (snapshot.value = latest);
  const lab = createLab<ActivationsParams, ActivationsTalk, Words>(activations, language, {
    take,
    forget: () => (snapshot.value = null),
    announce() {
      const { point, chain } = snapshot.value!;
      return language.words.announce(formatNumber(point.slope), formatNumber(chain.at(-1)));
    },
    recompute: ({ settings, run }) => ({
      payload: settings.ifAllowed,
      ask: (params: ActivationsParams) => run.ask('compute', params),
      onAnswer: take,
    }),
  });
  return {
    lab,
    snapshot,
    /** Name of the activation that is drawn beside the chosen one, by its formula; '' for none. */
    other: signal<ActivationName | ''>(''),
  };
}

/** What `createActivations` makes, for the parts of the view. */
export type ActivationsLab = ReturnType<typeof createActivations>;
