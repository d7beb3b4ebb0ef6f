// @text task
export function nextProbabilities(logits: number[], temperature: number, topK: number): number[] {
  const sorted = [...logits].sort((a, b) => b - a);
  const powers = logits.map((logit) => Math.exp((logit - sorted[0]) / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power, i) => (logits[i] >= sorted[topK - 1] ? power / sum : 0));
}
