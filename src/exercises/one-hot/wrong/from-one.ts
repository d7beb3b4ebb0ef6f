export function oneHot(labels: number[], classes: number): number[][] {
  return labels.map((label) => {
    const row: number[] = new Array(classes).fill(0);
    row[label - 1] = 1;
    return row;
  });
}
