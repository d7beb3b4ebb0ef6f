// @text task
export function causalWeights(scores: number[][]): number[][] {
  return scores.map((row, i) => {
    const powers = row.map((score, j) => (j <= i ? Math.exp(score) : 0));
    const sum = powers.reduce((total, power) => total + power, 0);
    return powers.map((power) => power / sum);
  });
}
