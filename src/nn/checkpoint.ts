import type { Parameter } from '../math/shapes.ts';
import { sizeOf } from '../math/shapes.ts';
import type { EpochMetrics, FitState } from './learner.ts';
import type { Score } from './metrics.ts';

/** Means over one epoch; validation values are null without a validation set. */
export type EpochMeans = {
  /** From 1. */
  epoch: number;
  trainLoss: number;
  trainAccuracy: number;
  validationLoss: number | null;
  validationAccuracy: number | null;
};

/** A run of a lab that trains a classifier, as it is kept: all that is needed to go on after a reload. */
export interface Checkpoint<P extends object> {
  version: 1;
  /** Settings of the run; the learning rate is the one it has now. */
  params: P;
  /** Training steps done. */
  step: number;
  /** One array for each parameter of the network, in its order. */
  weights: Float32Array[];
  /** Adam's first and second moments, in the same order; empty for imported weights. */
  moments1: Float32Array[];
  moments2: Float32Array[];
  /** Curve so far, for drawing after a reload: mean loss of blocks of steps. */
  history: { step: number; loss: number }[];
  epochs: EpochMeans[];
  /** TensorFlow.js's description of a reader's own network; absent for the lab's. */
  topology?: string;
}

/** What is known of a lab's runs. */
export interface CheckpointPlan {
  /** Whether settings are allowed. */
  allows(params: unknown): boolean;
  /** Those of the lab's own network. */
  parameters: readonly Parameter[];
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isNumberOrNull = (value: unknown) => value === null || isNumber(value);
const isWeights = (value: unknown): value is Float32Array[] =>
  Array.isArray(value) && value.every((array) => array instanceof Float32Array && array.every(Number.isFinite));
const isList = <T>(value: unknown, isItem: (item: Partial<T>) => boolean) =>
  Array.isArray(value) && value.every((item) => isItem((item ?? {}) as Partial<T>));

/**
 * Whether something from storage or another page is a run of this lab that can be gone on from: sizes of the network's parameters
 * or, for a reader's network, moments for the first of its arrays; finite numbers only. It accepts every version kept so far.
 */
export function isCheckpoint<P extends object>(
  value: unknown,
  { allows, parameters }: CheckpointPlan,
): value is Checkpoint<P> {
  const { version, params, step, weights, moments1, moments2, history, epochs, topology } = (value ?? {}) as Partial<
    Checkpoint<P>
  >;
  if (version !== 1 || !allows(params) || !Number.isSafeInteger(step) || step! < 0) return false;
  if (topology !== undefined && typeof topology !== 'string') return false;
  if (!isWeights(weights) || !isWeights(moments1) || !isWeights(moments2)) return false;
  const sizes =
    topology === undefined ? parameters.map(({ shape }) => sizeOf(shape)) : weights.map(({ length }) => length);
  const fits = (arrays: Float32Array[]) => arrays.every(({ length }, i) => length === sizes[i]);
  const isTrained = topology === undefined ? [0, sizes.length] : [0, moments1.length];
  return (
    weights.length === sizes.length &&
    weights.length > 0 &&
    moments1.length === moments2.length &&
    isTrained.includes(moments1.length) &&
    [weights, moments1, moments2].every(fits) &&
    isList<{ step: number; loss: number }>(history, (point) => isNumber(point.step) && isNumber(point.loss)) &&
    isList<EpochMeans>(
      epochs,
      (epoch) =>
        [epoch.epoch, epoch.trainLoss, epoch.trainAccuracy].every(isNumber) &&
        [epoch.validationLoss, epoch.validationAccuracy].every(isNumberOrNull),
    )
  );
}

/** An epoch as views and checkpoints have it. */
export function meansOf({ epoch, train, held }: EpochMetrics<Score>): EpochMeans {
  return {
    epoch,
    trainLoss: train.loss,
    trainAccuracy: train.accuracy,
    validationLoss: held?.loss ?? null,
    validationAccuracy: held?.accuracy ?? null,
  };
}

/** A run's state as it is kept. */
export function checkpointOf<P extends { learningRate: number }>(
  { learningRate, epochs, ...state }: FitState<Score>,
  params: P,
  topology?: string,
): Checkpoint<P> {
  const own = topology === undefined ? {} : { topology };
  return { version: 1, params: { ...params, learningRate }, ...state, epochs: epochs.map(meansOf), ...own };
}

/** The state of a run that was kept. */
export function stateOf<P extends { learningRate: number }>(checkpoint: Checkpoint<P>): FitState<Score> {
  const { params, step, weights, moments1, moments2, history, epochs } = checkpoint;
  const metrics = epochs.map(({ epoch, trainLoss, trainAccuracy, validationLoss, validationAccuracy }) => ({
    epoch,
    train: { loss: trainLoss, accuracy: trainAccuracy },
    held: validationLoss === null ? null : { loss: validationLoss, accuracy: validationAccuracy! },
  }));
  return { step, learningRate: params.learningRate, weights, moments1, moments2, history, epochs: metrics };
}

/** Weights from a file as a run to begin from, or at its end to be tested. */
export function checkpointFrom<P extends object>(params: P, weights: Float32Array[], step: number): Checkpoint<P> {
  return { version: 1, params, step, weights, moments1: [], moments2: [], history: [], epochs: [] };
}
