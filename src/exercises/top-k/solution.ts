export function topK(probabilities: number[][], k: number): number[][] {
  const answers: number[][] = [];
  for (const row of probabilities) {
    const classes = row.map((_, c) => c);
    // @text sort
    classes.sort((a, b) => row[b] - row[a]);
    answers.push(classes.slice(0, k));
  }
  return answers;
}

const probabilities = [
  [0.1, 0.6, 0.05, 0.25],
  [0.7, 0.02, 0.2, 0.08],
];
console.log(topK(probabilities, 2));
