// @text task
export function nextProbabilities(logits: number[], temperature: number, topK: number): number[] {
  const sorted = [...logits].sort((a, b) => a - b);
  const kept = sorted.slice(0, topK);
  const most = Math.max(...kept);
  const powers = logits.map((logit) => (logit <= most ? Math.exp((logit - most) / temperature) : 0));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
