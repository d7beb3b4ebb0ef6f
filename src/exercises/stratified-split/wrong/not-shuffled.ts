export function stratifiedSplit(labels: number[], testShare: number) {
  const train: number[] = [];
  const test: number[] = [];
  for (const label of new Set(labels)) {
    const rows = labels.map((_, i) => i).filter((i) => labels[i] === label);
    const count = Math.round(testShare * rows.length);
    test.push(...rows.slice(0, count));
    train.push(...rows.slice(count));
  }
  return { train, test };
}
