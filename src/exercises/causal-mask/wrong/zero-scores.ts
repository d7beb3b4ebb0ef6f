// @text task
export function causalWeights(scores: number[][]): number[][] {
  return scores.map((row, i) => {
    const masked = row.map((score, j) => (j <= i ? score : 0));
    const most = Math.max(...masked);
    const powers = masked.map((score) => Math.exp(score - most));
    const sum = powers.reduce((total, power) => total + power, 0);
    return powers.map((power) => power / sum);
  });
}
