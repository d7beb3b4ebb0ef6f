export function surface(w: number[], b: number, n: number): number[][] {
  const rows: number[][] = [];
  for (let r = 0; r < n; r++) {
    const row: number[] = [];
    for (let c = 0; c < n; c++) {
      const x1 = -6 + (12 * c) / (n - 1);
      const x2 = 6 - (12 * r) / (n - 1);
      row.push(w[0] * x1 + w[1] * x2 + b);
    }
    rows.push(row);
  }
  return rows;
}
