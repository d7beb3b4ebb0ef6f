/** A binary decision and the truth: positive is what is looked for, such as ill. */
export interface Counts {
  /** Positives called positive. */
  truePositives: number;
  /** Negatives called positive. */
  falsePositives: number;
  /** Positives called negative. */
  falseNegatives: number;
  /** Negatives called negative. */
  trueNegatives: number;
}

// #region counts
/** Counts of a threshold: a score at or above it is called positive. @param labels 1 for positive, [n] as the scores */
export function countAt(scores: ArrayLike<number>, labels: ArrayLike<number>, threshold: number): Counts {
  const counts: Counts = { truePositives: 0, falsePositives: 0, falseNegatives: 0, trueNegatives: 0 };
  for (let i = 0; i < scores.length; i++) {
    const isCalled = scores[i]! >= threshold;
    if (labels[i] === 1) counts[isCalled ? 'truePositives' : 'falseNegatives']++;
    else counts[isCalled ? 'falsePositives' : 'trueNegatives']++;
  }
  return counts;
}
// #endregion

/** All that is said of four counts, each a share; NaN where it divides by none. */
export interface Rates {
  accuracy: number;
  /** Of the positives, how many are called so: recall, sensitivity. */
  recall: number;
  /** Of the negatives, how many are called so. */
  specificity: number;
  /** Of those called positive, how many are: precision, positive predictive value. */
  precision: number;
  /** Of those called negative, how many are: negative predictive value. */
  negativeValue: number;
  /** Harmonic mean of precision and recall. */
  f1: number;
  /** Share called positive. */
  called: number;
}

// #region rates
/** The usual shares of four counts. */
export function ratesOf(counts: Counts): Rates {
  const { truePositives, falsePositives, falseNegatives, trueNegatives } = counts;
  const all = truePositives + falsePositives + falseNegatives + trueNegatives;
  return {
    accuracy: (truePositives + trueNegatives) / all,
    recall: truePositives / (truePositives + falseNegatives),
    specificity: trueNegatives / (trueNegatives + falsePositives),
    precision: truePositives / (truePositives + falsePositives),
    negativeValue: trueNegatives / (trueNegatives + falseNegatives),
    f1: (2 * truePositives) / (2 * truePositives + falsePositives + falseNegatives),
    called: (truePositives + falsePositives) / all,
  };
}
// #endregion
