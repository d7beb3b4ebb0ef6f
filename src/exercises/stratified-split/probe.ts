interface Split {
  train: number[];
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

/** What many seeds make of ten rows of one class, and of two. */
export async function chances(learner: Learner, _tf: unknown, splits: number) {
  const rowsOf = (n: number) => new Array<number>(n).fill(0);
  const [pairs, ofTwo] = [new Set<string>(), new Set<string>()];
  let whole = 0;
  for (let seed = 0; seed < splits; seed++) {
    const { train, test } = await learner.stratifiedSplit(rowsOf(10), 0.2, seed);
    const all = [...train, ...test].sort((a, b) => a - b);
    if (all.join() === '0,1,2,3,4,5,6,7,8,9') whole++;
    pairs.add([...test].sort((a, b) => a - b).join());
    ofTwo.add(await testRows(learner, rowsOf(2), 0.5, seed));
  }
  return { wholeSplits: whole, differentPairs: pairs.size, rowsOfTwo: ofTwo.size };
}
