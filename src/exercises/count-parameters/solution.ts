export function countParameters(widths: number[]): number {
  let count = 0;
  for (let l = 1; l < widths.length; l++) count += (widths[l - 1] + 1) * widths[l];
  return count;
}

console.log(countParameters([2, 2, 1]));
console.log(countParameters([784, 64, 10]));
