export function topK(probabilities: number[][], k: number): number[][] {
  return probabilities.map((row) => [...row].sort((a, b) => b - a).slice(0, k));
}
