export function calibrate(p: number[], y: number[], bins: number) {
  let ece = 0;
  for (let k = 0; k < bins; k++) {
    const rows = p.map((_, i) => i).filter((i) => Math.min(bins - 1, Math.floor(p[i] * bins)) === k);
    ece += Math.abs(rows.reduce((sum, i) => sum + y[i] - p[i], 0)) / p.length;
  }
  const brier = p.reduce((sum, score, i) => sum + Math.abs(score - y[i]), 0) / p.length;
  return { ece, brier };
}
