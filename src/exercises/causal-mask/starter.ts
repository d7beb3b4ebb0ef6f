// @text task
export function causalWeights(scores: number[][]): number[][] {
  // @text here
  return scores;
}

console.log(
  causalWeights([
    [5, 7],
    [0, Math.log(3)],
  ]),
);
