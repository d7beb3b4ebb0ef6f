import { computed } from '@preact/signals';
import { findPreset, PRESETS } from '@src/labs/model-size/presets.ts';
import { modelSize, sizeNetwork } from '@src/labs/model-size/protocol.ts';
import { SizeError, sumParts, type Part } from '@src/nn/size/part.ts';
import { createCalculator } from '../frame/createCalculator.ts';
import type { Language } from '../frame/language.ts';
import type { Words } from './en.ts';
import { formatCount } from './format.ts';

/** The lab's live state: the settings and what follows from them. While they are refused, the last result stays. */
export function createModelSize(language: Language<Words>) {
  const { words, locale } = language;
  const lab = createCalculator(modelSize, language);
  const { settings } = lab;
  let last: Part[] = sizeNetwork(modelSize.defaults);
  let lastTotals = sumParts(last, modelSize.defaults.batch, Number(modelSize.defaults.bytes));
  const sized = computed<{ parts: Part[]; error: SizeError | null }>(() => {
    if (settings.refused.value.length > 0) return { parts: last, error: null };
    try {
      last = sizeNetwork(settings.values.value);
      return { parts: last, error: null };
    } catch (error) {
      if (error instanceof SizeError) return { parts: last, error };
      throw error;
    }
  });
  const canLink = computed(() => settings.refused.value.length === 0 && sized.value.error === null);
  const totals = computed(() => {
    const { batch, bytes } = settings.values.value;
    if (canLink.value) lastTotals = sumParts(sized.value.parts, batch, Number(bytes));
    return lastTotals;
  });
  return {
    lab,
    /** The parts of the network, and what is wrong with the settings together. */
    sized,
    totals,
    /** The settings make a network. */
    canLink,
    /** The known model that is shown, or null. */
    preset: computed(() => findPreset(settings.values.value)),

    /** Shows a known model. @param id of one of `PRESETS`; another changes nothing */
    choose(id: string): void {
      const preset = PRESETS.find((candidate) => candidate.id === id);
      if (!preset) return;
      settings.set(preset.params);
      lab.run.announcement.value = words.announce(preset.name, formatCount(totals.value.parameters, locale));
    },
  };
}

/** What `createModelSize` makes, for the parts of the view. */
export type ModelSizeLab = ReturnType<typeof createModelSize>;
