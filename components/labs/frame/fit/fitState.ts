import { batch, computed, signal } from '@preact/signals';
import type { LoadSnapshot } from '@src/data/loadSplit.ts';
import type { EpochMeans } from '@src/nn/checkpoint.ts';
import type { TrainSnapshot } from '@src/nn/imageSnapshots.ts';
import { Curve, type Point } from '../../../charts/curve.ts';

/** The curve is drawn anew at most this often while it grows. */
const CURVE_EVERY_MS = 120;

/** The signals of a training run: how far it is, its numbers and its curves. */
export function createFitState() {
  const sheets = signal<LoadSnapshot['sheets'] | null>(null);
  const progress = signal({ step: 0, totalSteps: 0, epoch: 0, etaSeconds: 0 });
  const loss = signal<number | null>(null);
  const accuracy = signal<number | null>(null);
  const lossPoints = signal<Point[]>([]);
  const epochs = signal<EpochMeans[]>([]);
  let curve = new Curve();
  let drawnAt = -Infinity;
  return {
    /** Sheets of images that have arrived, and those that are wanted. */
    sheets,
    progress,
    loss,
    /** Of the training batches since the last snapshot. */
    accuracy,
    lossPoints,
    epochs,
    last: computed(() => epochs.value.at(-1) ?? null),

    load(snapshot: LoadSnapshot): void {
      sheets.value = snapshot.sheets;
    },

    train({ step, totalSteps, epoch, etaSeconds, losses, batchAccuracy }: TrainSnapshot): void {
      progress.value = { step, totalSteps, epoch, etaSeconds };
      if (losses.length === 0) return;
      loss.value = losses.at(-1)!;
      accuracy.value = batchAccuracy;
      for (const [i, value] of losses.entries()) curve.add(step - losses.length + 1 + i, value);
    },

    endEpoch({ epoch, trainLoss, trainAccuracy, validationLoss, validationAccuracy }: EpochMeans): void {
      epochs.value = [...epochs.value, { epoch, trainLoss, trainAccuracy, validationLoss, validationAccuracy }];
    },

    /** Draws the curve. @param isGrowing whether the next drawing comes soon, so that this one may wait */
    draw(isGrowing: boolean): void {
      if (isGrowing && performance.now() - drawnAt < CURVE_EVERY_MS) return;
      drawnAt = performance.now();
      lossPoints.value = curve.points();
    },

    /** A run begins, or goes on from a step. */
    begin(step: number, totalSteps: number): void {
      progress.value = { step, totalSteps, epoch: 0, etaSeconds: 0 };
    },

    /** Draws the curves of an earlier visit. */
    restore(from: { history: { step: number; loss: number }[]; epochs: EpochMeans[] }): void {
      for (const { step, loss: y } of from.history) curve.add(step, y);
      lossPoints.value = curve.points();
      epochs.value = from.epochs;
    },

    forget(): void {
      curve = new Curve();
      drawnAt = -Infinity;
      batch(() => {
        sheets.value = null;
        progress.value = { step: 0, totalSteps: 0, epoch: 0, etaSeconds: 0 };
        loss.value = accuracy.value = null;
        lossPoints.value = [];
        epochs.value = [];
      });
    },
  };
}

/** What `createFitState` makes. */
export type FitState = ReturnType<typeof createFitState>;
