/** A probability's place on the axis: by its logit, so that those near 0 and 1 lie apart. */
const END = 6;

/** 0 to 1 for probabilities from about 0.002 to 0.998; what is beyond lies at the ends. */
export function toPlace(probability: number): number {
  const logit = Math.log(probability) - Math.log1p(-probability);
  return Math.min(1, Math.max(0, (logit + END) / (2 * END)));
}

/** The probability at a place, its inverse; the ends are 0 and 1. */
export function fromPlace(place: number): number {
  if (place <= 0) return 0;
  if (place >= 1) return 1;
  return 1 / (1 + Math.exp(END - 2 * END * place));
}

/**
 * How many of each kind lie in bins of the axis. A bin that the threshold divides counts each score on its own side.
 * @param labels 1 for positive
 * @returns for each bin: positives and negatives, each below and at or above the threshold
 */
export function binScores(scores: ArrayLike<number>, labels: ArrayLike<number>, threshold: number, bins: number) {
  const counted = Array.from({ length: bins }, () => ({ positive: [0, 0], negative: [0, 0] }));
  for (let i = 0; i < scores.length; i++) {
    const bin = counted[Math.min(bins - 1, Math.floor(toPlace(scores[i]!) * bins))]!;
    const side = scores[i]! >= threshold ? 1 : 0;
    bin[labels[i] === 1 ? 'positive' : 'negative'][side]!++;
  }
  return counted;
}
