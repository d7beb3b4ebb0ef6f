interface Split {
  test: number[];
}
interface Learner {
  stratifiedSplit(labels: number[], testShare: number, seed: number): Split | Promise<Split>;
}

/** The rows of the test, in order, as a text. */
async function testRows({ stratifiedSplit }: Learner, labels: number[], testShare: number, seed: number) {
  const { test } = await stratifiedSplit(labels, testShare, seed);
  return Array.from(test)
    .sort((a, b) => a - b)
    .join();
}

/** Splits with one seed twice, and with another. */
export async function repeat(learner: Learner, _tf: unknown, labels: number[], testShare: number, seed: number) {
  const first = await testRows(learner, labels, testShare, seed);
  return {
    sameSeedSameSplit: (await testRows(learner, labels, testShare, seed)) === first,
    otherSeedOtherSplit: (await testRows(learner, labels, testShare, seed + 1)) !== first,
  };
}

/** How many different pairs out of ten rows of one class are drawn by many seeds. */
export async function pairs(learner: Learner, _tf: unknown, splits: number) {
  const labels = new Array<number>(10).fill(0);
  const seen = new Set<string>();
  for (let seed = 0; seed < splits; seed++) seen.add(await testRows(learner, labels, 0.2, seed));
  return { differentPairs: seen.size };
}
