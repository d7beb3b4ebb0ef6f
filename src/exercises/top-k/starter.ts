// @text task
export function topK(probabilities: number[][], k: number): number[][] {
  const answers: number[][] = [];
  // @text here
  return answers;
}

const probabilities = [
  [0.1, 0.6, 0.05, 0.25],
  [0.7, 0.02, 0.2, 0.08],
];
console.log(topK(probabilities, 2));
