import { binByScore, calibrationError, type CalibrationBin } from '../../math/binary/calibration.ts';
import { countAt, type Counts } from '../../math/binary/counts.ts';
import { cheapestThreshold } from '../../math/binary/decision.ts';
import { groupRatesOf, thresholdNear, type GroupRates } from '../../math/binary/fairness.ts';
import { areaUnder, rocOf, type RocPoint } from '../../math/binary/roc.ts';

/** Bins of the calibration curve. */
const BINS = 8;

/** The applicants of one group with their scores, whatever the limit. */
export interface Group {
  /** Probabilities of default. */
  scores: Float32Array;
  /** 1 for those who did default. */
  labels: Uint8Array;
  roc: RocPoint[];
  auc: number;
  bins: CalibrationBin[];
  ece: number;
}

/** Measures a group's scores. @param isOf 1 for its members, [n] as the scores */
export function readGroup(scores: Float32Array, labels: Uint8Array, isOf: (i: number) => boolean): Group {
  const own = [...scores.keys()].filter(isOf);
  const group = { scores: Float32Array.from(own, (i) => scores[i]!), labels: Uint8Array.from(own, (i) => labels[i]!) };
  const roc = rocOf(group.scores, group.labels);
  const bins = binByScore(group.scores, group.labels, BINS);
  return { ...group, roc, auc: areaUnder(roc), bins, ece: calibrationError(bins) };
}

/** What a limit means for a group. */
export interface Lent extends GroupRates {
  counts: Counts;
  /** Earned on 100 applicants, where a loan that is repaid earns 1. */
  profit: number;
}

const LENT = (counts: Counts, loss: number): Lent => {
  const { truePositives, falsePositives, falseNegatives, trueNegatives } = counts;
  const all = truePositives + falsePositives + falseNegatives + trueNegatives;
  return { ...groupRatesOf(counts), counts, profit: (100 * (trueNegatives - loss * falseNegatives)) / all };
};

/** Refuses at or above a limit. @param loss of a loan that goes bad */
export const lend = ({ scores, labels }: Pick<Group, 'scores' | 'labels'>, limit: number, loss: number): Lent =>
  LENT(countAt(scores, labels, limit), loss);

/** Both groups together, each with its own limit. */
export function lendBoth(a: Counts, b: Counts, loss: number): Lent {
  const names = Object.keys(a) as (keyof Counts)[];
  return LENT(Object.fromEntries(names.map((name) => [name, a[name] + b[name]])) as unknown as Counts, loss);
}

/** What can be made equal between groups. */
export const SHARES = ['accepted', 'goodAccepted', 'badRefused', 'acceptedRepay'] as const;
export type Share = (typeof SHARES)[number];

/** The limit at which a share of a group comes nearest to a wanted one; a share that divides by none is as far away as can be. */
export function limitFor(group: Group, share: Share, wanted: number): number {
  return thresholdNear(group.scores, wanted, (limit) => {
    const value = lend(group, limit, 1)[share];
    return Number.isNaN(value) ? Infinity : value;
  });
}

/** The limit that earns most on these very applicants, which is more than it will earn on others. */
export function bestLimit({ scores, labels }: Group, loss: number): number {
  return Math.min(1, cheapestThreshold(scores, labels, { miss: loss, alarm: 1 }));
}

/** One applicant of a row. */
export interface Person {
  score: number;
  isBad: boolean;
}

/** Some of a group, evenly chosen among all by their scores, the surest first. */
export function lineUp({ scores, labels }: Group, count: number): Person[] {
  const order = [...scores.keys()].sort((i, j) => scores[i]! - scores[j]!);
  return Array.from({ length: Math.min(count, order.length) }, (_, k) => {
    const i = order[Math.floor(((k + 0.5) * order.length) / Math.min(count, order.length))]!;
    return { score: scores[i]!, isBad: labels[i] === 1 };
  });
}

/** The limit that accepts everybody up to a score, and nobody after it: between that score and the next. */
export function limitAfter({ scores }: Group, score: number): number {
  const next = Array.from(scores).reduce((least, other) => (other > score ? Math.min(least, other) : least), 1);
  return (score + next) / 2;
}
