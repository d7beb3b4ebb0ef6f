/** Messages of the lab `digits`: types, and the ranges that both sides check. */
import type { LoadSnapshot } from '../../data/loadSplit.ts';
import type { SessionNeeds } from '../../engine/protocol.ts';
import type { Checkpoint as CheckpointOf, CheckpointPlan } from '../../nn/checkpoint.ts';
import type {
  EpochSnapshot,
  ImageParams,
  ImageExtra,
  TestSnapshot as TestOf,
  TrainSnapshot,
} from '../../nn/imageSnapshots.ts';
import type { OwnNetworkTask } from '../../nn/ownNetworkData.ts';
import { findRefused, type Ranges } from '../permalink.ts';
import type { Ink } from './drawing.ts';
import { PARAMETERS } from './network.ts';

/** Settings of one run; the permalink holds exactly these. */
export type DigitsParams = ImageParams & {
  /** How a drawing becomes the network's input: scaled and centred as MNIST's digits are, or as it stands. */
  input: 'centred' | 'raw';
};

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

/** What a session is started with. */
export type DigitsStart = DigitsParams & ImageExtra<DigitsParams>;

/** A run as it is kept. */
export type Checkpoint = CheckpointOf<DigitsParams>;

/** By which kept runs are told from damaged records. */
export const CHECKPOINTS: CheckpointPlan = {
  allows: (params) => findRefused(params, PARAM_RANGES) === null,
  parameters: PARAMETERS,
};

/** The lab's own part of the test. */
export type TestErrors = { wrong: WrongAnswers };

/** Once, after the last epoch, on the 10,000 test images, which training never saw. */
export type TestSnapshot = TestOf<DigitsParams, TestErrors>;

/** Test images answered wrongly, the surest first; at most 12 of each pair of true and predicted class. */
export interface WrongAnswers {
  /** [n,28,28] bytes. */
  images: Uint8Array;
  labels: Uint8Array;
  predicted: Uint8Array;
  /** Probability of the wrong answer. */
  certainty: Float32Array;
}

export type DigitsSnapshot = LoadSnapshot | TrainSnapshot | EpochSnapshot<DigitsParams> | TestSnapshot;

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
