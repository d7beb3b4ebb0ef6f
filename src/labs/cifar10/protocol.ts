/** Messages of the lab `cifar10`: types only. Arrays are transferable typed arrays, images are RGB bytes. */
import type { OwnNetworkTask, WithOwnNetwork } from '../ownNetworkData.ts';
import type { LoadSnapshot } from '../../data/loadSplit.ts';

/** Settings of one run; the permalink holds exactly these. */
export interface Cifar10Params {
  /** Images taken from the training sheets: 2,500 to 50,000 in whole sheets of 2,500. */
  images: number;
  epochs: number;
  batchSize: number;
  learningRate: number;
  /** Share of `images` held out for validation, 0 to 0.5. */
  validationSplit: number;
  seed: number;
}

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
} as const satisfies Record<keyof Cifar10Params, readonly [number, number, number]>;

/** What a reader's own network must take and give. */
export const OWN_TASK: OwnNetworkTask = { inputShapes: [[32, 32, 3], [3072]], outputs: 10 };

/** What a session is started with: settings, and a checkpoint to go on from (resume, or imported weights with `step` 0). */
export interface Cifar10Start extends WithOwnNetwork {
  params: Cifar10Params;
  checkpoint: Checkpoint | null;
}

/** While training: losses of the steps since the last snapshot, then the running values. */
export interface TrainSnapshot {
  [key: string]: unknown;
  phase: 'train';
  step: number;
  totalSteps: number;
  /** 1-based. */
  epoch: number;
  stepInEpoch: number;
  stepsPerEpoch: number;
  /** Mini-batch cross-entropy of each step since the last snapshot; the first belongs to step `step − losses.length + 1`. */
  losses: Float32Array;
  /** Mean training accuracy over those steps, 0 to 1. */
  batchAccuracy: number;
  /** Estimated seconds to the end of the run; 0 while unknown. */
  etaSeconds: number;
  /** First-layer filters [3,3,3,32] for drawing; sent at most once a second, otherwise null. */
  filters: Float32Array | null;
}

/** At the end of every epoch. */
export interface EpochSnapshot {
  [key: string]: unknown;
  phase: 'epoch';
  epoch: number;
  step: number;
  trainLoss: number;
  trainAccuracy: number;
  /** NaN-free; null when the split is 0. */
  validationLoss: number | null;
  validationAccuracy: number | null;
  /** State to keep (IndexedDB) for resume; null for a reader's own network. */
  checkpoint: Checkpoint | null;
}

/** Once, after the last epoch, on held-out test images that training never saw. */
export interface TestSnapshot {
  [key: string]: unknown;
  phase: 'test';
  testLoss: number;
  testAccuracy: number;
  testImages: number;
  /** [10,10] row = true class, column = predicted class. */
  confusion: Uint32Array;
  /** For each of the 100 cells the index into `cellImages` of one picture, or −1. */
  cellIndex: Int32Array;
  /** [n,32,32,3] bytes. */
  cellImages: Uint8Array;
  /** The first ten test images (section 5.2.5 of the article). */
  first: { images: Uint8Array; labels: Uint8Array; probabilities: Float32Array /* [10,10] */ };
  /** For the saved run; null for a reader's own network. */
  checkpoint: Checkpoint | null;
}

export type Cifar10Snapshot = LoadSnapshot | TrainSnapshot | EpochSnapshot | TestSnapshot;

/** Everything needed to go on after a reload. */
export interface Checkpoint {
  version: 1;
  params: Cifar10Params;
  /** Training steps done. */
  step: number;
  /** Ten arrays in the order of PARAMETERS in model.ts. */
  weights: Float32Array[];
  /** Adam's first and second moments, same order; empty for imported weights. */
  moments1: Float32Array[];
  moments2: Float32Array[];
  /** Curve so far, for drawing after a reload: mean loss of blocks of steps. */
  history: { step: number; loss: number }[];
  epochs: {
    epoch: number;
    trainLoss: number;
    trainAccuracy: number;
    validationLoss: number | null;
    validationAccuracy: number | null;
  }[];
}

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
