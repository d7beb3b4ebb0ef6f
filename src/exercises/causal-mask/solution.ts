// @text task
export function causalWeights(scores: number[][]): number[][] {
  return scores.map((row, i) => {
    const seen = row.slice(0, i + 1);
    const most = Math.max(...seen);
    const powers = row.map((score, j) => (j <= i ? Math.exp(score - most) : 0));
    const sum = powers.reduce((total, power) => total + power, 0);
    return powers.map((power) => power / sum);
  });
}

console.log(
  causalWeights([
    [5, 7],
    [0, Math.log(3)],
  ]),
);
