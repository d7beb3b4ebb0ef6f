/** What the two halves of the lab `preprocess` know and say. */
import type { LoadSnapshot } from '../../data/loadSplit.ts';
import { defineLab, number, oneOf, seed, TINY, type ParamsOf } from '../lab.ts';

/** The lab `preprocess`: three parts, of which one is shown. */
export const preprocess = defineLab({
  id: 'preprocess',
  // Many small matrix products: never worth a GPU.
  needs: TINY,
  settings: {
    part: oneOf(['cleaning', 'leakage', 'augmentation']),
    /** Cleaning: what happens to repeated rows. */
    duplicates: oneOf(['drop', 'keep']),
    /** Cleaning: whether values out of their range count as missing. */
    ranges: oneOf(['check', 'ignore']),
    /** Cleaning: what happens to rows with missing values. */
    missing: oneOf(['drop', 'median', 'keep'], 'median'),
    /** Leakage: what is computed from all rows instead of the training rows. */
    leak: oneOf(['scaling', 'selection']),
    trainRows: number(20, 4, 200, 1),
    features: number(20, 10, 1000, 10),
    /** How many random sets, each split once. */
    splits: number(100, 10, 500, 1),
    /** Augmentation: which image of the first test sheet, from 1. */
    image: number(2, 1, 20, 1),
    seed: seed(),
  },
});

/** Settings of the lab. */
export type PreprocessParams = ParamsOf<typeof preprocess>;

/** Images that can be chosen. */
export const IMAGES = preprocess.ranges.image[1];

/** Test accuracies so far, one of each kind for every random set. */
export interface LeakageSnapshot {
  phase: 'leakage';
  splits: number;
  /** Mean test accuracy with statistics of the training rows only, 0 to 1. */
  honest: number;
  /** Mean test accuracy with statistics of all rows, 0 to 1. */
  leaky: number;
  /** Standard error of the mean difference, 0 to 1; 0 before the second set. */
  standardError: number;
}

/** How an image is changed; `noise` is what the article does. */
export const CHANGES = ['flip', 'crop', 'brightness', 'all', 'noise'] as const;
/** One of `CHANGES`. */
export type Change = (typeof CHANGES)[number];

/** Variants of one image. */
export interface AugmentationSnapshot {
  phase: 'augmentation';
  /** [32,32,3] bytes. */
  original: Uint8Array;
  label: number;
  /** For every change [VARIANTS,32,32,3] bytes. */
  variants: Record<Change, Uint8Array>;
  /** For every change the root mean square difference of a pixel from the original, in 0…1. */
  difference: Record<Change, number>;
  /** The same between the original and the other images of the sheet, on average. */
  otherImages: number;
}

/** Variants made of every change. */
export const VARIANTS = 6;

/** What the session sends. */
export type PreprocessSnapshot = LoadSnapshot | LeakageSnapshot | AugmentationSnapshot;

/** What the halves say to each other. */
export interface PreprocessTalk {
  snapshot: PreprocessSnapshot;
}
