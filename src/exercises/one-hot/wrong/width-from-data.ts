export function oneHot(labels: number[]): number[][] {
  const classes = Math.max(...labels) + 1;
  return labels.map((label) => {
    const row: number[] = new Array(classes).fill(0);
    row[label] = 1;
    return row;
  });
}
