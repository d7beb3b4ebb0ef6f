/** Messages between a lab that trains on images and its view: types, and what their settings mean. */
import type { LoadSnapshot } from '../data/loadSplit.ts';
import type { Checkpoint, EpochMeans } from './checkpoint.ts';
import type { OwnNetworkData } from './ownNetworkData.ts';
import type { FitPlan } from './plan.ts';
import type { Recipe } from './recipe.ts';

/** Settings that all labs of images share; those of a recipe where the lab has them. */
export type ImageParams = {
  /** Images taken from the training sheets. */
  images: number;
  epochs: number;
  batchSize: number;
  learningRate: number;
  /** Share of `images` held out for validation. */
  validationSplit: number;
  seed: number;
} & Partial<Recipe>;

/** The plan of training that these settings mean. */
export const planOf = ({ images, ...params }: ImageParams): FitPlan => ({ ...params, examples: images });

/** What a start may bring beside the settings. */
export interface ImageExtra<P extends ImageParams> {
  /** A run to go on with, or weights to begin from with `step` 0. */
  checkpoint?: Checkpoint<P> | null;
  /** A reader's own network, trained instead of the lab's. */
  ownNetwork?: OwnNetworkData;
}

/** While training: losses of the steps since the last snapshot, then the running values. */
export type TrainSnapshot = {
  phase: 'train';
  step: number;
  totalSteps: number;
  /** From 1. */
  epoch: number;
  stepInEpoch: number;
  stepsPerEpoch: number;
  /** Mini-batch cross-entropy of each step since the last snapshot; the last belongs to `step`. */
  losses: Float32Array;
  /** Mean training accuracy over those steps, 0 to 1. */
  batchAccuracy: number;
  /** Estimated seconds of computing to the end of the run. */
  etaSeconds: number;
};

/** At the end of every epoch, with the run to keep. */
export type EpochSnapshot<P extends ImageParams> = EpochMeans & {
  phase: 'epoch';
  step: number;
  checkpoint: Checkpoint<P>;
};

/** Once, after the last epoch, on test images that training never saw; `T` is the lab's own. */
export type TestSnapshot<P extends ImageParams, T> = T & {
  phase: 'test';
  testLoss: number;
  testAccuracy: number;
  testImages: number;
  /** [classes, classes]: row = true class, column = predicted. */
  confusion: Uint32Array;
  checkpoint: Checkpoint<P>;
};

export type ImageSnapshot<P extends ImageParams, T> =
  LoadSnapshot | TrainSnapshot | EpochSnapshot<P> | TestSnapshot<P, T>;
