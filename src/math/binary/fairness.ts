/*
 * What groups can be compared by. Positive is the bad outcome, such as a default; who is called positive is refused.
 */
import type { Counts } from './counts.ts';

/** What a decision means for a group, each a share; NaN where it divides by none. */
export interface GroupRates {
  /** Of all, how many are accepted: equal for demographic parity. */
  accepted: number;
  /** Of those who would repay, how many are accepted: equal for equal opportunity (Hardt and others, 2016). */
  goodAccepted: number;
  /** Of those who would not repay, how many are refused. */
  badRefused: number;
  /** Of the accepted, how many repay: equal for predictive parity. */
  acceptedRepay: number;
  /** Of all, how many do not repay. */
  base: number;
}

// #region groups
/** The shares of a group's counts. */
export function groupRatesOf({ truePositives, falsePositives, falseNegatives, trueNegatives }: Counts): GroupRates {
  const [bad, good] = [truePositives + falseNegatives, falsePositives + trueNegatives];
  const accepted = trueNegatives + falseNegatives;
  return {
    accepted: accepted / (bad + good),
    goodAccepted: trueNegatives / good,
    badRefused: truePositives / bad,
    acceptedRepay: trueNegatives / accepted,
    base: bad / (bad + good),
  };
}

/**
 * Chouldechova (2017): what the false-positive rate must be, given how common the positive is, the precision and the recall. Of two
 * groups that differ in the first and agree in the second, the rates cannot all be equal, unless nothing is called wrongly.
 */
export function impliedFalsePositiveRate(base: number, precision: number, recall: number): number {
  return ((base / (1 - base)) * (1 - precision) * recall) / precision;
}
// #endregion

/**
 * The threshold at which a share of a group comes nearest to a wanted one, among those that tell its scores apart.
 * @param shareAt the share at a threshold
 */
export function thresholdNear(
  scores: ArrayLike<number>,
  wanted: number,
  shareAt: (threshold: number) => number,
): number {
  const candidates = [...new Set(Array.from(scores)), 1].sort((a, b) => a - b);
  let best = { threshold: 1, away: Infinity };
  for (const threshold of candidates) {
    const away = Math.abs(shareAt(threshold) - wanted);
    if (away < best.away) best = { threshold, away };
  }
  return best.threshold;
}
