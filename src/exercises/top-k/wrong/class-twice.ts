export function topK(probabilities: number[][], k: number): number[][] {
  return probabilities.map((row) => {
    const sorted = [...row].sort((a, b) => b - a);
    return sorted.slice(0, k).map((p) => row.indexOf(p));
  });
}
