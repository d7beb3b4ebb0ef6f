// @text task
export function nextProbabilities(logits: number[], temperature: number, topK: number): number[] {
  const sorted = [...logits].sort((a, b) => b - a);
  const most = sorted[0];
  const powers = logits.map((logit) => Math.exp((logit - most) / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
