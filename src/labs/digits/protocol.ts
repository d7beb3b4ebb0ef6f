/** Messages of the lab `digits`: types, and the ranges that both sides check. */
import type { LoadSnapshot } from '../../data/loadSplit.ts';
import type { SessionNeeds } from '../../engine/protocol.ts';
import type { OwnNetworkTask } from '../ownNetworkData.ts';
import type { Ranges } from '../permalink.ts';
import type { Ink } from './drawing.ts';

/** Settings of one run; the permalink holds exactly these. */
export interface DigitsParams {
  /** Images taken from the training sheets: 2,500 to 60,000 in whole sheets of 2,500. */
  images: number;
  epochs: number;
  batchSize: number;
  learningRate: number;
  /** Share of `images` held out for validation, 0 to 0.5. */
  validationSplit: number;
  seed: number;
  /** How a drawing becomes the network's input: scaled and centred as MNIST's digits are, or as it stands. */
  input: 'centred' | 'raw';
}

/** The article's 5 epochs of batch 32 with Keras' default rate, on a sixth of the images, so that little need be downloaded. */
export const DEFAULT_PARAMS: DigitsParams = {
  images: 10_000,
  epochs: 5,
  batchSize: 32,
  learningRate: 0.001,
  validationSplit: 0.1,
  seed: 1,
  input: 'centred',
};

/** Allowed range of every parameter: [minimum, maximum, step]; step 0 means any number. */
export const PARAM_RANGES = {
  images: [2_500, 60_000, 2_500],
  epochs: [1, 50, 1],
  batchSize: [8, 512, 8],
  learningRate: [0.00001, 1, 0],
  validationSplit: [0, 0.5, 0.05],
  seed: [0, 4_294_967_295, 1],
  input: { oneOf: ['centred', 'raw'] },
} as const satisfies Ranges<DigitsParams>;

/** What a reader's own network must take and give. */
export const OWN_TASK: OwnNetworkTask = { inputShapes: [[784], [28, 28, 1]], outputs: 10 };

/** A network of two small matrix products: never worth a GPU. */
export const NEEDS: SessionNeeds = { size: 'tiny', backends: ['wasm', 'cpu'] };

/** While training: losses of the steps since the last snapshot, then the running values. */
export interface TrainSnapshot {
  [key: string]: unknown;
  phase: 'train';
  step: number;
  totalSteps: number;
  /** 1-based. */
  epoch: number;
  /** Mini-batch cross-entropy of each step since the last snapshot; the last belongs to `step`. */
  losses: Float32Array;
  /** Mean training accuracy over those steps, 0 to 1. */
  batchAccuracy: number;
}

/** Means over one epoch; validation values are null when the split is 0. */
export interface EpochSnapshot {
  [key: string]: unknown;
  phase: 'epoch';
  epoch: number;
  trainLoss: number;
  trainAccuracy: number;
  validationLoss: number | null;
  validationAccuracy: number | null;
}

/** Once, after the last epoch, on the 10,000 test images, which training never saw. */
export interface TestSnapshot {
  [key: string]: unknown;
  phase: 'test';
  testLoss: number;
  testAccuracy: number;
  testImages: number;
  /** [10,10] row = true class, column = predicted class. */
  confusion: Uint32Array;
  wrong: WrongAnswers;
}

/** Test images answered wrongly, the surest first; at most 12 of each pair of true and predicted class. */
export interface WrongAnswers {
  /** [n,28,28] bytes. */
  images: Uint8Array;
  labels: Uint8Array;
  predicted: Uint8Array;
  /** Probability of the wrong answer. */
  certainty: Float32Array;
}

export type DigitsSnapshot = LoadSnapshot | TrainSnapshot | EpochSnapshot | TestSnapshot;

/** The question `recognise`, which the view may ask a running, paused or finished session. */
export interface RecogniseQuestion {
  /** [DRAWING_SIZE, DRAWING_SIZE], 0 to 1. */
  ink: Ink;
  input: DigitsParams['input'];
}

/** The answer to `recognise`. */
export interface Recognition {
  /** What the network saw: [28, 28], 0 to 1. */
  image: Ink;
  /** [10]. */
  probabilities: Float32Array;
}
