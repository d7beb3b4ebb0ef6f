// @text task
export function readConfusion(matrix: number[][], names: string[]): { recall: number[]; confused: string[] } {
  // @text here
  return { recall: names.map(() => 0), confused: [names[0], names[1]] };
}

const matrix = [
  [60, 37, 3],
  [28, 70, 2],
  [4, 1, 95],
];
console.log(readConfusion(matrix, ['cat', 'dog', 'ship']));
