import { computed, signal } from '@preact/signals';
import {
  CHECKPOINTS,
  digits,
  OWN_TASK,
  type DigitsParams,
  type DigitsTalk,
  type TestSnapshot,
} from '@src/labs/digits/protocol.ts';
import { argMax } from '@src/math/argMax.ts';
import { createTraining } from '../frame/fit/training.ts';
import type { Language } from '../frame/language.ts';
import { createDrawing } from './drawing.ts';
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
  const { words, settings, run } = lab;
  const canAnswer = computed(() => ['running', 'paused', 'done'].includes(run.state.value));
  return {
    training,
    lab,
    test,
    /** Whether there is a network to ask: one that is training or has been trained. */
    canAnswer,
    /** The chosen cell of the confusion matrix, row·10 + column; one of the diagonal stands for all errors. */
    chosen: signal(0),
    drawing: createDrawing({
      canAnswer,
      follow() {
        void settings.texts.input.value;
        // After the epoch's or the test's end the network is another: it is asked again.
        void training.fit.epochs.value;
      },
      recognise: (ink) => run.ask('recognise', { ink, input: settings.values.peek().input }),
      say({ probabilities }) {
        const digit = argMax(probabilities);
        run.announcement.value = words.recognised(digit, (100 * probabilities[digit]!).toFixed(0));
      },
    }),
  };
}

/** What `createDigits` makes, for the parts of the view. */
export type DigitsState = ReturnType<typeof createDigits>;
