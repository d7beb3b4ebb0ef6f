import { computed, signal } from '@preact/signals';
import {
  CHECKPOINTS,
  digits,
  OWN_TASK,
  type DigitsParams,
  type DigitsTalk,
  type RecogniseQuestion,
  type TestSnapshot,
} from '@src/labs/digits/protocol.ts';
import { createTraining } from '../frame/fit/training.ts';
import type { Language } from '../frame/language.ts';
import type { Words } from './en.ts';

/** Which step of the five a page is about: `train` shows all, `evaluate` the test's results, `apply` the drawing. */
export type Focus = keyof Words['tries'];

/** The lab's live state and what its buttons do. */
export function createDigits(given: Language<Words>, focus: Focus) {
  const language = { ...given, words: { ...given.words, tryThis: given.words.tries[focus] } };
  const test = signal<TestSnapshot | null>(null);
  const training = createTraining<DigitsParams, DigitsTalk, typeof language.words>(digits, language, {
    checkpoints: CHECKPOINTS,
    task: OWN_TASK,
    own: 'digits',
    digits: 4,
    take(snapshot) {
      if (snapshot.phase === 'test') test.value = snapshot;
    },
    forget: () => (test.value = null),
  });
  const { lab } = training;
  return {
    training,
    lab,
    test,
    /** Whether there is a network to ask: one that is training or has been trained. */
    canAnswer: computed(() => ['running', 'paused', 'done'].includes(lab.run.state.value)),

    /** What the network makes of a drawing. @throws EngineFault */
    recognise: (drawing: RecogniseQuestion) => lab.run.ask('recognise', drawing),
  };
}

/** What `createDigits` makes, for the parts of the view. */
export type DigitsState = ReturnType<typeof createDigits>;
