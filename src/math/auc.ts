/**
 * Area under the ROC curve as a rank statistic (Mann and Whitney, 1947): the chance that a drawn positive has a higher score than a
 * drawn negative; equal scores count half.
 * @param scores [n]
 * @param isPositive [n]
 * @returns 0 to 1; NaN when one of the two kinds is missing
 */
export function rankAuc(scores: readonly number[], isPositive: readonly boolean[]): number {
  const order = [...scores.keys()].sort((a, b) => scores[a]! - scores[b]!);
  let [ranks, positives, start] = [0, 0, 0];
  while (start < order.length) {
    let end = start;
    let own = 0;
    for (; end < order.length && scores[order[end]!] === scores[order[start]!]; end++)
      if (isPositive[order[end]!]) own++;
    // Equal scores share the mean of their ranks, which count from 1.
    ranks += (own * (start + 1 + end)) / 2;
    positives += own;
    start = end;
  }
  return (ranks - (positives * (positives + 1)) / 2) / (positives * (scores.length - positives));
}
