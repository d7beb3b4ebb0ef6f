export function readConfusion(matrix: number[][], names: string[]): { recall: number[]; confused: string[] } {
  const recall = matrix.map((row, k) => row[k] / row.reduce((sum, count) => sum + count, 0));
  let most = 0;
  let confused: string[] = [];
  for (let i = 0; i < names.length; i++) {
    for (let j = i + 1; j < names.length; j++) {
      const count = matrix[i][j] + matrix[j][i];
      if (count > most) {
        most = count;
        confused = [names[i], names[j]];
      }
    }
  }
  return { recall, confused };
}
