/** What the two halves of the lab `digits` know and say. */
import type { LoadSnapshot } from '../../data/loadSplit.ts';
import type { Checkpoint as CheckpointOf, CheckpointPlan } from '../../nn/checkpoint.ts';
import type { EpochSnapshot, ImageExtra, TestSnapshot as TestOf, TrainSnapshot } from '../../nn/imageSnapshots.ts';
import type { OwnNetworkTask } from '../../nn/ownNetworkData.ts';
import { allowsSettings } from '../checkParams.ts';
import { defineLab, number, oneOf, seed, TINY, type ParamsOf } from '../lab.ts';
import type { Ink } from './drawing.ts';
import { PARAMETERS } from './network.ts';

/**
 * The lab `digits`: the article's 5 epochs of batch 32 with Keras' default rate, on a sixth of the images, so that little need be
 * downloaded. A network of two small matrix products is never worth a GPU.
 */
export const digits = defineLab({
  id: 'digits',
  needs: TINY,
  settings: {
    /** Images taken from the training sheets, in whole sheets. */
    images: number(10_000, 2_500, 60_000, 2_500),
    epochs: number(5, 1, 50, 1),
    batchSize: number(32, 8, 512, 8),
    learningRate: number(0.001, 0.00001, 1, 0),
    /** Share of `images` held out for validation. */
    validationSplit: number(0.1, 0, 0.5, 0.05),
    seed: seed(),
    /** How a drawing becomes the network's input: scaled and centred as MNIST's digits are, or as it stands. */
    input: oneOf(['centred', 'raw']),
  },
});

/** Settings of one run. */
export type DigitsParams = ParamsOf<typeof digits>;

/** What a reader's own network must take and give. */
export const OWN_TASK: OwnNetworkTask = { inputShapes: [[784], [28, 28, 1]], outputs: 10 };

/** A run as it is kept. */
export type Checkpoint = CheckpointOf<DigitsParams>;

/** By which kept runs are told from damaged records. */
export const CHECKPOINTS: CheckpointPlan = {
  allows: (params) => allowsSettings(digits, params),
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

/** A drawing to be recognised. */
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

/** What the halves say to each other; questions may be asked of a paused or finished session too. */
export interface DigitsTalk {
  snapshot: DigitsSnapshot;
  questions: {
    /** The run as it is now. */
    checkpoint(): Checkpoint;
    recognise(drawing: RecogniseQuestion): Recognition;
  };
  extra: ImageExtra<DigitsParams>;
}
