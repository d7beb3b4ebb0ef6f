import { countAt, type Counts } from './counts.ts';

/** What the two errors cost, in any unit. */
export interface ErrorCosts {
  /** Of a positive that is called negative. */
  miss: number;
  /** Of a negative that is called positive. */
  alarm: number;
}

// #region decision
/** What the errors cost, per example. */
export function costOf(counts: Counts, { miss, alarm }: ErrorCosts): number {
  const { truePositives, falsePositives, falseNegatives, trueNegatives } = counts;
  const all = truePositives + falsePositives + falseNegatives + trueNegatives;
  return (falseNegatives * miss + falsePositives * alarm) / all;
}

/** The best threshold on a probability that is calibrated: where both ways to err cost the same on average (Elkan, 2001). */
export function thresholdOf({ miss, alarm }: ErrorCosts): number {
  return alarm / (alarm + miss);
}

/** The threshold that costs least on these examples, whatever the scores mean; the largest of several. */
export function cheapestThreshold(scores: ArrayLike<number>, labels: ArrayLike<number>, costs: ErrorCosts): number {
  const candidates = [...new Set([Infinity, ...Array.from(scores)])].sort((a, b) => b - a);
  let best = { threshold: Infinity, cost: Infinity };
  for (const threshold of candidates) {
    const cost = costOf(countAt(scores, labels, threshold), costs);
    if (cost < best.cost) best = { threshold, cost };
  }
  return best.threshold;
}

/** How many of those called positive are, where the share `prevalence` of all is positive (Bayes). */
export function precisionAt(prevalence: number, recall: number, specificity: number): number {
  const hits = prevalence * recall;
  return hits / (hits + (1 - prevalence) * (1 - specificity));
}
// #endregion
