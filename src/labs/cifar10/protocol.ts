/** Messages of the lab `cifar10`: types, and the ranges that both sides check. Images are RGB bytes. */
import type { Checkpoint as CheckpointOf, CheckpointPlan } from '../../nn/checkpoint.ts';
import { PARAMETERS } from '../../nn/articleNetwork.ts';
import type { LoadSnapshot } from '../../data/loadSplit.ts';
import type {
  EpochSnapshot,
  ImageParams,
  ImageExtra,
  TestSnapshot as TestOf,
  TrainSnapshot,
} from '../../nn/imageSnapshots.ts';
import type { OwnNetworkTask } from '../../nn/ownNetworkData.ts';
import { findRefused, type Ranges } from '../permalink.ts';

/** Settings of one run; the permalink holds exactly these. */
export type Cifar10Params = ImageParams;

export const DEFAULT_PARAMS: Cifar10Params = {
  images: 10_000,
  epochs: 6,
  batchSize: 64,
  learningRate: 0.001,
  validationSplit: 0.1,
  seed: 1,
};

/** Allowed range of every parameter: [minimum, maximum, step]; step 0 means any number. */
export const PARAM_RANGES = {
  images: [2_500, 50_000, 2_500],
  epochs: [1, 50, 1],
  batchSize: [8, 512, 8],
  learningRate: [0.00001, 1, 0],
  validationSplit: [0, 0.5, 0.05],
  seed: [0, 4_294_967_295, 1],
} as const satisfies Ranges<Cifar10Params>;

/** What a reader's own network must take and give. */
export const OWN_TASK: OwnNetworkTask = { inputShapes: [[32, 32, 3], [3072]], outputs: 10 };

/** What a session is started with. */
export type Cifar10Start = Cifar10Params & ImageExtra<Cifar10Params>;

/** A run as it is kept. */
export type Checkpoint = CheckpointOf<Cifar10Params>;

/** By which kept runs are told from damaged records. */
export const CHECKPOINTS: CheckpointPlan = {
  allows: (params) => findRefused(params, PARAM_RANGES) === null,
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

/**
 * Questions the view may `ask` a session (also a finished or paused one):
 * - `checkpoint` → Checkpoint (the state now)
 * - `featureMaps` {image: Uint8Array [32,32,3]} → FeatureMaps
 * - `predict` {images: Uint8Array [n,32,32,3]} → Float32Array [n,10] probabilities
 */
export interface FeatureMaps {
  /** One entry for each convolution after its ReLU and for each pool. */
  layers: { name: string; height: number; width: number; channels: number; values: Float32Array /* [h,w,c] */ }[];
  probabilities: Float32Array;
}
