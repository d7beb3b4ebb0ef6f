// @text task
export function causalWeights(scores: number[][]): number[][] {
  return scores.map((row, i) => {
    const most = Math.max(...row);
    const powers = row.map((score) => Math.exp(score - most));
    const sum = powers.reduce((total, power) => total + power, 0);
    return powers.map((power, j) => (j <= i ? power / sum : 0));
  });
}
