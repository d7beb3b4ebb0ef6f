/** What the two halves of the lab `hanzi` know and say. */
import { defineLab, number, seed, TINY, type ParamsOf } from '../lab.ts';

/** A line that a pen draws: its points, x to the right and y down, in any unit. */
export type Stroke = readonly (readonly [x: number, y: number])[];

/** Side of the network's image, in pixels. */
export const IMAGE = 32;
/** Characters to tell apart. */
export const CLASSES = 20;
/** Test images of each character; they are jittered by 1 whatever the training images are. */
export const TESTS = 50;
/** Pairs that differ in one stroke, or in how long it is, by their numbers. */
export const PAIRS = [
  [0, 1],
  [2, 3],
  [4, 5],
  [6, 7],
  [8, 9],
] as const;

/** The lab `hanzi`. */
export const hanzi = defineLab({
  id: 'hanzi',
  needs: TINY,
  settings: {
    /** Training images of each character. */
    examples: number(60, 5, 300, 5),
    /** How much the training images differ from the plain strokes. */
    jitter: number(1, 0, 2, 0.25),
    epochs: number(12, 1, 60, 1),
    learningRate: number(0.002, 0.00001, 1, 0),
    seed: seed(),
  },
});

/** Settings of one run. */
export type HanziParams = ParamsOf<typeof hanzi>;

/** A character of the data set. */
export interface Character {
  character: string;
  pinyin: string;
  meaning: string;
  strokes: readonly Stroke[];
}

/** While training. */
export interface TrainSnapshot {
  phase: 'train';
  step: number;
  totalSteps: number;
  /** Of the steps since the last snapshot. */
  losses: Float32Array;
  accuracy: number;
}

/** Once, on pictures that training never saw. */
export interface TestSnapshot {
  phase: 'test';
  accuracy: number;
  /** Of the nearest mean picture. */
  baseline: number;
  /** [CLASSES, CLASSES]: row = true, column = predicted. */
  confusion: Uint32Array;
}

/** The answer to a drawing. */
export interface Recognition {
  /** What the network saw: [IMAGE, IMAGE], 0 to 1. */
  image: Float32Array;
  /** [CLASSES] */
  probabilities: Float32Array;
}

/** What the halves say to each other. */
export interface HanziTalk {
  snapshot: TrainSnapshot | TestSnapshot;
  questions: { recognise(strokes: readonly Stroke[]): Recognition };
  /** The characters, which the page holds. */
  extra: { characters: readonly Character[] };
}
