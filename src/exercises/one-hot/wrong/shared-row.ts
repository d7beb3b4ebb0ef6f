export function oneHot(labels: number[], classes: number): number[][] {
  const rows: number[][] = new Array(labels.length).fill(new Array(classes).fill(0));
  labels.forEach((label, i) => {
    rows[i][label] = 1;
  });
  return rows;
}
