export function oneHot(labels: number[], classes: number): number[][] {
  const rows: number[][] = [];
  for (let k = 0; k < classes; k++) rows.push(labels.map((label) => (label === k ? 1 : 0)));
  return rows;
}
