export function calibrate(p: number[], y: number[], bins: number) {
  let ece = 0;
  for (let k = 0; k < bins; k++) {
    const rows = p.map((_, i) => i).filter((i) => Math.min(bins - 1, Math.floor(p[i] * bins)) === k);
    if (rows.length === 0) continue;
    const gap = rows.reduce((sum, i) => sum + y[i] - p[i], 0) / rows.length;
    ece += (rows.length / p.length) * gap;
  }
  const brier = p.reduce((sum, score, i) => sum + (score - y[i]) ** 2, 0) / p.length;
  return { ece, brier };
}
