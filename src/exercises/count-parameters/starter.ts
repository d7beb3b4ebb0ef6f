// @text task
export function countParameters(widths: number[]): number {
  let count = 0;
  // @text here
  return count;
}

console.log(countParameters([2, 2, 1]));
console.log(countParameters([784, 64, 10]));
