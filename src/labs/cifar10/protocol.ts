/** What the two halves of the lab `cifar10` know and say. Images are RGB bytes. */
import { PARAMETERS } from '../../nn/articleNetwork.ts';
import type { Checkpoint as CheckpointOf, CheckpointPlan } from '../../nn/checkpoint.ts';
import type { LoadSnapshot } from '../../data/loadSplit.ts';
import type { EpochSnapshot, ImageExtra, TestSnapshot as TestOf, TrainSnapshot } from '../../nn/imageSnapshots.ts';
import type { OwnNetworkTask } from '../../nn/ownNetworkData.ts';
import { PLAIN, SCHEDULES } from '../../nn/recipe.ts';
import { allowsSettings } from '../checkParams.ts';
import { addedLater, defineLab, LARGE, number, oneOf, seed, type ParamsOf } from '../lab.ts';

/** The lab `cifar10`. */
export const cifar10 = defineLab({
  id: 'cifar10',
  needs: LARGE,
  settings: {
    /** Images taken from the training sheets, in whole sheets. */
    images: number(10_000, 2_500, 50_000, 2_500),
    epochs: number(6, 1, 50, 1),
    batchSize: number(64, 8, 512, 8),
    learningRate: number(0.001, 0.00001, 1, 0),
    /** Share of `images` held out for validation. */
    validationSplit: number(0.1, 0, 0.5, 0.05),
    seed: seed(),
    /** What page 5.8 adds to the article's recipe: see `Recipe`. */
    augment: addedLater(oneOf(['off', 'on'], PLAIN.augment)),
    schedule: addedLater(oneOf(SCHEDULES, PLAIN.schedule)),
    weightDecay: addedLater(number(PLAIN.weightDecay, 0, 1, 0)),
    dropout: addedLater(number(PLAIN.dropout, 0, 0.9, 0.05)),
    labelSmoothing: addedLater(number(PLAIN.labelSmoothing, 0, 0.5, 0.05)),
  },
});

/** Settings of one run. */
export type Cifar10Params = ParamsOf<typeof cifar10>;

/** What a reader's own network must take and give. */
export const OWN_TASK: OwnNetworkTask = { inputShapes: [[32, 32, 3], [3072]], outputs: 10 };

/** A run as it is kept. */
export type Checkpoint = CheckpointOf<Cifar10Params>;

/** By which kept runs are told from damaged records. */
export const CHECKPOINTS: CheckpointPlan = {
  allows: (params) => allowsSettings(cifar10, params),
  parameters: PARAMETERS,
};

/** The pictures of the test. */
export type TestPictures = {
  /** For each of the 100 cells the index into `cellImages` of one picture, or −1. */
  cellIndex: Int32Array;
  /** [n,32,32,3] bytes. */
  cellImages: Uint8Array;
  /** The first ten test images (section 5.2.5 of the article). */
  first: { images: Uint8Array; labels: Uint8Array; probabilities: Float32Array /* [10,10] */ };
};

/** Once, after the last epoch, on held-out test images that training never saw. */
export type TestSnapshot = TestOf<Cifar10Params, TestPictures>;

/** While training; first-layer filters [3,3,3,32] are sent at most once a second, else null, and never for a reader's network. */
export type Cifar10TrainSnapshot = TrainSnapshot & { filters: Float32Array | null };

export type Cifar10Snapshot = LoadSnapshot | Cifar10TrainSnapshot | EpochSnapshot<Cifar10Params> | TestSnapshot;

/** What the network makes of an image, layer by layer. */
export interface FeatureMaps {
  /** One entry for each convolution after its ReLU and for each pool. */
  layers: { name: string; height: number; width: number; channels: number; values: Float32Array /* [h,w,c] */ }[];
  probabilities: Float32Array;
}

/** What the halves say to each other; questions may be asked of a paused or finished session too. */
export interface Cifar10Talk {
  snapshot: Cifar10Snapshot;
  questions: {
    /** The run as it is now. */
    checkpoint(): Checkpoint;
    /** @param image bytes [32, 32, 3] */
    featureMaps(image: Uint8Array): FeatureMaps;
    /** @param images bytes [n, 32, 32, 3] @returns [n, 10] */
    predict(images: Uint8Array): Float32Array;
  };
  extra: ImageExtra<Cifar10Params>;
}
