/** Messages of the lab `preprocess`: types, and the ranges that both sides check. */
import type { LoadSnapshot } from '../../data/loadSplit.ts';
import type { SessionNeeds } from '../../engine/protocol.ts';
import type { Ranges } from '../permalink.ts';

/** Settings of the lab; the permalink holds exactly these. */
export interface PreprocessParams {
  /** Which of the three parts is shown. */
  part: 'cleaning' | 'leakage' | 'augmentation';
  /** Cleaning: what happens to repeated rows. */
  duplicates: 'drop' | 'keep';
  /** Cleaning: whether values out of their range count as missing. */
  ranges: 'check' | 'ignore';
  /** Cleaning: what happens to rows with missing values. */
  missing: 'drop' | 'median' | 'keep';
  /** Leakage: what is computed from all rows instead of the training rows. */
  leak: 'scaling' | 'selection';
  trainRows: number;
  features: number;
  /** How many random sets, each split once. */
  splits: number;
  /** Augmentation: which image, 1 to 20. */
  image: number;
  seed: number;
}

export const DEFAULT_PARAMS: PreprocessParams = {
  part: 'cleaning',
  duplicates: 'drop',
  ranges: 'check',
  missing: 'median',
  leak: 'scaling',
  trainRows: 20,
  features: 20,
  splits: 100,
  image: 2,
  seed: 1,
};

/** Allowed range of every parameter: [minimum, maximum, step]; step 0 means any number. */
export const PARAM_RANGES = {
  part: { oneOf: ['cleaning', 'leakage', 'augmentation'] },
  duplicates: { oneOf: ['drop', 'keep'] },
  ranges: { oneOf: ['check', 'ignore'] },
  missing: { oneOf: ['drop', 'median', 'keep'] },
  leak: { oneOf: ['scaling', 'selection'] },
  trainRows: [4, 200, 1],
  features: [10, 1000, 10],
  splits: [10, 500, 1],
  image: [1, 20, 1],
  seed: [0, 4_294_967_295, 1],
} as const satisfies Ranges<PreprocessParams>;

/** Many small matrix products: never worth a GPU. */
export const NEEDS: SessionNeeds = { size: 'tiny', backends: ['wasm', 'cpu'] };

/** Test accuracies so far, one of each kind for every random set. */
export interface LeakageSnapshot {
  [key: string]: unknown;
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
export type Change = (typeof CHANGES)[number];

/** Variants of one image. */
export interface AugmentationSnapshot {
  [key: string]: unknown;
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

export type PreprocessSnapshot = LoadSnapshot | LeakageSnapshot | AugmentationSnapshot;
