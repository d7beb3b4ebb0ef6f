/** Examples of about the same predicted probability. */
export interface CalibrationBin {
  count: number;
  /** Mean of what was predicted. */
  predicted: number;
  /** Share of positives. */
  observed: number;
}

// #region calibration
/** Examples in bins of equal width over 0 to 1, empty ones left out. @param scores probabilities, [n] */
export function binByScore(scores: ArrayLike<number>, labels: ArrayLike<number>, bins: number): CalibrationBin[] {
  const sums = Array.from({ length: bins }, () => ({ count: 0, predicted: 0, observed: 0 }));
  for (let i = 0; i < scores.length; i++) {
    const sum = sums[Math.min(bins - 1, Math.floor(scores[i]! * bins))]!;
    sum.count++;
    sum.predicted += scores[i]!;
    sum.observed += labels[i]!;
  }
  return sums
    .filter(({ count }) => count > 0)
    .map(({ count, predicted, observed }) => ({ count, predicted: predicted / count, observed: observed / count }));
}

/** Expected calibration error: how far the bins lie from the diagonal, weighted by their counts (Guo et al., 2017). */
export function calibrationError(bins: readonly CalibrationBin[]): number {
  const all = bins.reduce((sum, { count }) => sum + count, 0);
  return bins.reduce((sum, bin) => sum + (bin.count / all) * Math.abs(bin.predicted - bin.observed), 0);
}

/** Brier score: the mean squared distance of probability and outcome (Brier, 1950); always saying ½ scores 0.25. */
export function brierScore(scores: ArrayLike<number>, labels: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < scores.length; i++) sum += (scores[i]! - labels[i]!) ** 2;
  return sum / scores.length;
}
// #endregion
