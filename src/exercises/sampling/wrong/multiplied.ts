// @text task
export function nextProbabilities(logits: number[], temperature: number, topK: number): number[] {
  const sorted = [...logits].sort((a, b) => b - a);
  const most = sorted[0];
  const least = sorted[topK - 1];
  const powers = logits.map((logit) => (logit >= least ? Math.exp((logit - most) * temperature) : 0));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
