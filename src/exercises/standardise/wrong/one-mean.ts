export function standardise(train: number[][], test: number[][]) {
  const all = train.flat();
  const mean = all.reduce((sum, x) => sum + x, 0) / all.length;
  const deviation = Math.sqrt(all.reduce((sum, x) => sum + (x - mean) ** 2, 0) / all.length);
  const scale = (row: number[]) => row.map((x) => (x - mean) / deviation);
  return { train: train.map(scale), test: test.map(scale) };
}
