import { show } from 'livegrad';

export function oneHot(labels: number[], classes: number): number[][] {
  const rows: number[][] = [];
  for (const label of labels) {
    const row: number[] = new Array(classes).fill(0);
    row[label] = 1;
    rows.push(row);
  }
  return rows;
}

const rows = oneHot([3, 1], 4);
console.log(rows);
show.table(rows);
