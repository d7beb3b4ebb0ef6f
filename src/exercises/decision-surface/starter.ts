import { show } from 'livegrad';

// @text task
export function surface(w: number[], b: number, n: number): number[][] {
  const rows: number[][] = [];
  for (let r = 0; r < n; r++) {
    const row: number[] = [];
    for (let c = 0; c < n; c++) {
      // @text here
      row.push(0);
    }
    rows.push(row);
  }
  return rows;
}

console.log(surface([0.1, 0.2], 0.3, 3));
// @text picture
show.image(surface([0.5, -1], 0.3, 64).map((row) => row.map((a) => (a + 1) / 2)));
