interface Learner {
  stratifiedSplit(labels: number[], testShare: number, seed: number): { test: number[] };
}

/** Splits with one seed twice, and with another. */
export function repeat({ stratifiedSplit }: Learner, _tf: unknown, labels: number[], testShare: number, seed: number) {
  const testRows = (used: number) =>
    Array.from(stratifiedSplit([...labels], testShare, used).test)
      .sort((a, b) => a - b)
      .join();
  const first = testRows(seed);
  return { sameSeedSameSplit: testRows(seed) === first, otherSeedOtherSplit: testRows(seed + 1) !== first };
}
