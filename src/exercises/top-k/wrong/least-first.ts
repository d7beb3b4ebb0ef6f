export function topK(probabilities: number[][], k: number): number[][] {
  return probabilities.map((row) =>
    row
      .map((_, c) => c)
      .sort((a, b) => row[a] - row[b])
      .slice(0, k),
  );
}
