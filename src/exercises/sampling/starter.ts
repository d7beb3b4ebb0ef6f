// @text task
export function nextProbabilities(logits: number[], temperature: number, topK: number): number[] {
  // @text here
  return logits;
}

console.log(nextProbabilities([Math.log(4), -9, Math.log(9), 0], 0.5, 2));
