// @text task
export function crossEntropy(z: number[], c: number): { loss: number; gradient: number[] } {
  const largest = Math.max(...z);
  // @text here
  return { loss: 0, gradient: z.map(() => 0) };
}

console.log(crossEntropy([2, 1, 0.1], 1));
console.log(crossEntropy([1000, 0, 0], 1));
