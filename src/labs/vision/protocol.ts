/** What the two halves of the lab `vision` know and say. Images are RGB bytes. */
import type { LoadSnapshot } from '../../data/loadSplit.ts';
import type { Maps } from '../../nn/oneSum.ts';
import { defineLab, LARGE, number, oneOf, seed, type ParamsOf } from '../lab.ts';

/** The checkpoint's folder below `models/`. */
export const CHECKPOINT = 'cifar10-cnn';
/** Images that training in the page sees: one sheet. */
export const TRAIN_IMAGES = 2500;
/** Test images on which the network is measured: one sheet of the 10,000. */
export const TEST_IMAGES = 2500;
/** Images a step of training. */
export const BATCH = 50;

/** The lab `vision`. */
export const vision = defineLab({
  id: 'vision',
  needs: LARGE,
  settings: {
    /** What the network begins with: the checkpoint, or the seed's first weights. */
    weights: oneOf(['trained', 'random']),
    /** Epochs of training in the page, before the test. */
    epochs: number(0, 0, 30, 1),
    learningRate: number(0.001, 0.00001, 1, 0),
    seed: seed(),
  },
});

/** Settings of one run. */
export type VisionParams = ParamsOf<typeof vision>;

/** While training in the page. */
export interface TrainSnapshot {
  phase: 'train';
  step: number;
  totalSteps: number;
  loss: number;
}

/** The network is another than before: after an epoch. */
export interface EpochSnapshot {
  phase: 'epoch';
  epoch: number;
}

/** Once, after training, on test images that neither the script nor the page trained on. */
export interface TestSnapshot {
  phase: 'test';
  accuracy: number;
  loss: number;
  /** Pictures to look into: the first of the test, then the surest mistakes. [n, 32, 32, 3] bytes. */
  pictures: Uint8Array;
  labels: Uint8Array;
  predicted: Uint8Array;
}

export type VisionSnapshot = LoadSnapshot | TrainSnapshot | EpochSnapshot | TestSnapshot;

/** What the network makes of a picture, layer by layer. */
export interface Look {
  /** conv1, pool1, conv2, pool2, conv3, dense1 after their ReLU, and dense2, the logits. */
  layers: Maps[];
  /** [10] */
  probabilities: Float32Array;
  /** The class whose logit was differentiated. */
  chosen: number;
  /** ∂z/∂x of that logit by every number of the picture, [32, 32, 3]. */
  saliency: Float32Array;
}

/** What the halves say to each other; a question may be asked as soon as there is a network. */
export interface VisionTalk {
  snapshot: VisionSnapshot;
  questions: {
    /** @param chosen class to differentiate; the most probable where null */
    look(asked: { picture: Uint8Array; chosen: number | null }): Look;
    /** The ten parameters as they are now. */
    weights(): Float32Array[];
  };
}
