/** What the two halves of the lab `speech` know and say. */
import type { LoadSnapshot } from '../../data/loadSplit.ts';
import type { Voice } from '../../data/voices.ts';
import type { FitSnapshot } from '../../nn/learner.ts';
import type { Score } from '../../nn/metrics.ts';
import { defineLab, number, oneOf, seed, TINY, type ParamsOf } from '../lab.ts';

/** The lab `speech`. */
export const speech = defineLab({
  id: 'speech',
  needs: TINY,
  settings: {
    /** What is told apart: five languages, ten digits, or 26 letters. */
    task: oneOf(['language', 'digits', 'letters']),
    /** The language of digits and letters. */
    spoken: oneOf(['en', 'fr', 'it']),
    /** Phrases of each language that are trained on. */
    phrases: number(200, 20, 200, 20),
    /** What is drawn anew each epoch: the place in the window, speed and pitch too, or nothing. */
    variants: oneOf(['off', 'shift', 'voice'], 'shift'),
    /** Whether each band of the spectrogram is brought to the same mean. */
    bands: oneOf(['as-they-are', 'levelled']),
    epochs: number(20, 1, 100, 1),
    learningRate: number(0.003, 0.00001, 0.1, 0),
    seed: seed(),
  },
});

/** Settings of one run. */
export type SpeechParams = ParamsOf<typeof speech>;

/** The five languages, in the order of the classes. */
export const LANGUAGES = ['en', 'es', 'fr', 'it', 'ru'] as const;
const DIGITS = Array.from({ length: 10 }, (_, digit) => String(digit));
const LETTERS = Array.from({ length: 26 }, (_, i) => String.fromCharCode(97 + i));

/** The classes of a task, by their names. */
export const classesOf = (task: SpeechParams['task']): readonly string[] =>
  ({ language: LANGUAGES, digits: DIGITS, letters: LETTERS })[task];

/** Voices that a run trains on, and those that it hears in the test alone. There is no second English voice. */
export function voicesOf({ task, spoken }: Pick<SpeechParams, 'task' | 'spoken'>): {
  heard: Voice[];
  unheard: Voice[];
} {
  if (task === 'language') return { heard: [...LANGUAGES], unheard: ['it2', 'fr2'] };
  return { heard: [spoken], unheard: spoken === 'en' ? [] : [`${spoken}2`] };
}

/** A clip of a test and what the network makes of it. */
export interface Answered {
  voice: Voice;
  phrase: string;
  /** Its class. */
  truth: number;
  predicted: number;
  /** Probability of the answer. */
  certainty: number;
}

/** How a group of test clips came out. */
export interface TestGroup {
  accuracy: number;
  /** [classes, classes]: row = true class, column = predicted. */
  confusion: Uint32Array;
  /** Share that the nearest mean spectrum gets right. */
  nearestMean: number;
  clips: Answered[];
}

/**
 * The two tests: clips that were not trained on, by voices that were (new phrases; of digits and letters, of which there is one recording,
 * the same drawn anew), and clips by voices never heard, where there are any.
 */
export interface Tests<T> {
  heard: T;
  unheard: T | null;
}

export type SpeechSnapshot =
  | LoadSnapshot
  | Extract<FitSnapshot<Score>, { phase: 'train' }>
  | { phase: 'epoch'; epoch: number; train: Score; accuracy: Tests<number> }
  | { phase: 'test'; tests: Tests<TestGroup>; parameters: number; trainingClips: number };

/** What the halves say to each other; questions may be asked of a paused or finished session too. */
export interface SpeechTalk {
  snapshot: SpeechSnapshot;
  questions: {
    /** Class probabilities, [n, classes]. @param images [n, BANDS, FRAMES] bytes */
    classify(images: Uint8Array): Float32Array;
    /** The sound of a clip. */
    sound(clip: { voice: Voice; phrase: string }): Float32Array;
  };
}
