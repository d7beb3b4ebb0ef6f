import { binByScore, brierScore, calibrationError, type CalibrationBin } from '../../math/binary/calibration.ts';
import { countAt, ratesOf, type Counts, type Rates } from '../../math/binary/counts.ts';
import { costOf, precisionAt } from '../../math/binary/decision.ts';
import { areaUnder, rocOf, type RocPoint } from '../../math/binary/roc.ts';
import type { HealthParams } from './protocol.ts';

/** Bins of the calibration curve. */
const BINS = 10;

/** All that the lab tells of one model's scores, whatever the threshold. */
export interface Scored {
  scores: Float32Array;
  labels: Uint8Array;
  roc: RocPoint[];
  auc: number;
  bins: CalibrationBin[];
  brier: number;
  /** Expected calibration error. */
  ece: number;
}

/** Measures probabilities against what came out. */
export function scored(scores: Float32Array, labels: Uint8Array): Scored {
  const roc = rocOf(scores, labels);
  const bins = binByScore(scores, labels, BINS);
  const [brier, ece] = [brierScore(scores, labels), calibrationError(bins)];
  return { scores, labels, roc, auc: areaUnder(roc), bins, brier, ece };
}

/** What a threshold makes of them. */
export interface Decided extends Rates {
  counts: Counts;
  /** Precision where the disease is as common as the reader says. */
  precisionThere: number;
  /** Of the errors, in false alarms, per 100 patients of the test. */
  cost: number;
}

/** Decides by a threshold, with the reader's prevalence and price of a miss. */
export function decide(
  { scores, labels }: Pick<Scored, 'scores' | 'labels'>,
  { threshold, missCost, prevalence }: Pick<HealthParams, 'threshold' | 'missCost' | 'prevalence'>,
): Decided {
  const counts = countAt(scores, labels, threshold);
  const rates = ratesOf(counts);
  return {
    ...rates,
    counts,
    precisionThere: precisionAt(prevalence / 100, rates.recall, rates.specificity),
    cost: 100 * costOf(counts, { miss: missCost, alarm: 1 }),
  };
}
