/** What the two halves of the lab `detector` know and say. Boxes are in shares of the picture's side. */
import type { Box } from '../../math/iou.ts';
import { defineLab, number, oneOf, seed, TINY, type ParamsOf } from '../lab.ts';

/** Side of a picture, in pixels. */
export const IMAGE = 32;
/** The shapes, in the order of their numbers. */
export const SHAPES = ['disc', 'box', 'triangle'] as const;
/** Test scenes, drawn with another stream of the seed. */
export const TESTS = 400;
/** Scenes a step of training. */
export const BATCH = 50;

/** The lab `detector`. */
export const detector = defineLab({
  id: 'detector',
  needs: TINY,
  settings: {
    /** Training scenes. */
    scenes: number(3000, 100, 8000, 100),
    epochs: number(16, 1, 60, 1),
    /** What is lowered for the box. */
    boxLoss: oneOf(['l1', 'l2', 'iou']),
    /** Whether lines cross the background. */
    clutter: oneOf(['no', 'yes']),
    learningRate: number(0.003, 0.00001, 1, 0),
    seed: seed(),
  },
});

/** Settings of one run. */
export type DetectorParams = ParamsOf<typeof detector>;

/** What is in a picture, or is taken to be. */
export interface Found {
  box: Box;
  /** Number of the shape. */
  shape: number;
}

/** While training. */
export interface TrainSnapshot {
  phase: 'train';
  step: number;
  totalSteps: number;
  /** Of the steps since the last snapshot. */
  losses: Float32Array;
  /** Mean IoU over those steps' scenes. */
  iou: number;
}

/** Once, on scenes that training never saw. */
export interface TestSnapshot {
  phase: 'test';
  iou: number;
  /** Mean IoU of the average training box. */
  baseline: number;
  /** Share of scenes with an IoU of at least 0.5 and the right shape. */
  hits: number;
  /** Share of scenes with the right shape. */
  shapes: number;
  /** Some of the test, from the worst to the best. */
  examples: { image: Uint8Array; truth: Found; found: Found; iou: number }[];
}

/** What the halves say to each other. */
export interface DetectorTalk {
  snapshot: TrainSnapshot | TestSnapshot;
  questions: {
    /** @param image bytes [IMAGE, IMAGE] */
    detect(image: Uint8Array): Found;
  };
}
