import { computed, signal } from '@preact/signals';
import { changeByReversal, computeHeads, tokenize } from '@src/labs/attention/model.ts';
import { attention } from '@src/labs/attention/protocol.ts';
import { createCalculator } from '../frame/createCalculator.ts';
import type { Language } from '../frame/language.ts';
import type { Words } from './en.ts';

/** The lab's live state: the sentence and what every head makes of it. */
export function createAttention(language: Language<Words>) {
  const lab = createCalculator(attention, language);
  const { texts, shown } = lab.settings;
  const sentence = computed(() => (shown.value.tokens.trim() === '' ? language.words.example : shown.value.tokens));
  const tokens = computed(() => tokenize(sentence.value));
  const heads = computed(() => computeHeads(tokens.value, shown.value));
  const chosen = signal({ head: 0, row: 1 });
  return {
    lab,
    tokens,
    heads,
    /** How far any token's result moves when the sentence is reversed. */
    moved: computed(() => changeByReversal(tokens.value, shown.value)),
    /** The head and the query whose sum is written out; the last there is, where settings have made them fewer. */
    chosen: computed(() => ({
      head: Math.min(chosen.value.head, heads.value.length - 1),
      row: Math.min(chosen.value.row, tokens.value.length - 1),
    })),
    choose: (head: number, row: number) => (chosen.value = { head, row }),
    /** Writes the tokens from last to first. */
    reverse(): void {
      texts.tokens.value = tokens.value.toReversed().join(' ');
      chosen.value = { ...chosen.value, row: tokens.value.length - 1 - chosen.value.row };
    },
  };
}

/** What `createAttention` makes, for the parts of the view. */
export type AttentionLab = ReturnType<typeof createAttention>;
