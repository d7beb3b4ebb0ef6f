/** A threshold with what it gives. */
export interface RocPoint {
  threshold: number;
  falsePositiveRate: number;
  recall: number;
}

// #region roc
/**
 * The ROC curve: all thresholds that differ, from none called positive to all (Fawcett, 2006).
 * @param labels 1 for positive; both kinds must occur
 */
export function rocOf(scores: ArrayLike<number>, labels: ArrayLike<number>): RocPoint[] {
  const order = Array.from({ length: scores.length }, (_, i) => i).sort((a, b) => scores[b]! - scores[a]!);
  const positives = Array.from(labels).filter((label) => label === 1).length;
  const negatives = labels.length - positives;
  const points: RocPoint[] = [{ threshold: Infinity, falsePositiveRate: 0, recall: 0 }];
  let [hits, alarms] = [0, 0];
  for (const [at, i] of order.entries()) {
    if (labels[i] === 1) hits++;
    else alarms++;
    // Equal scores fall on the same side of every threshold.
    if (scores[order[at + 1] ?? -1] === scores[i]) continue;
    points.push({ threshold: scores[i]!, falsePositiveRate: alarms / negatives, recall: hits / positives });
  }
  return points;
}

/** The area under it, by trapezoids: how often a positive scores above a negative, ties counted half. */
export function areaUnder(roc: readonly RocPoint[]): number {
  let area = 0;
  for (let i = 1; i < roc.length; i++) {
    const [a, b] = [roc[i - 1]!, roc[i]!];
    area += ((b.falsePositiveRate - a.falsePositiveRate) * (a.recall + b.recall)) / 2;
  }
  return area;
}
// #endregion

/**
 * The area from scores alone, the rank statistic of Mann and Whitney (1947): the chance that a drawn positive has a higher score than
 * a drawn negative; equal scores count half.
 * @param scores [n]
 * @param isPositive [n]
 * @returns 0 to 1; NaN when one of the two kinds is missing
 */
export const rankAuc = (scores: readonly number[], isPositive: readonly boolean[]): number =>
  areaUnder(rocOf(scores, isPositive.map(Number)));
