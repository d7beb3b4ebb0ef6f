export function wordErrorRate(reference: string[], heard: string[]): number {
  const d = Array.from({ length: reference.length + 1 }, (_, i) => [i]);
  for (let j = 1; j <= heard.length; j++) d[0][j] = j;
  for (let i = 1; i <= reference.length; i++) {
    for (let j = 1; j <= heard.length; j++) {
      d[i][j] = Math.min(
        d[i - 1][j] + 1,
        d[i][j - 1] + 1,
        d[i - 1][j - 1] + (reference[i - 1] === heard[j - 1] ? 0 : 2),
      );
    }
  }
  return d[reference.length][heard.length] / reference.length;
}
