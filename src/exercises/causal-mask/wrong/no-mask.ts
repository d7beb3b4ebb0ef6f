// @text task
export function causalWeights(scores: number[][]): number[][] {
  return scores.map((row) => {
    const seen = row;
    const most = Math.max(...seen);
    const powers = row.map((score) => Math.exp(score - most));
    const sum = powers.reduce((total, power) => total + power, 0);
    return powers.map((power) => power / sum);
  });
}
