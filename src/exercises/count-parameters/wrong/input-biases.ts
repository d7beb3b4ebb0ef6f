export function countParameters(widths: number[]): number {
  let count = 0;
  for (let l = 0; l < widths.length; l++) {
    count += widths[l];
    if (l > 0) count += widths[l - 1] * widths[l];
  }
  return count;
}
