// @text task
export function sgdStep(theta: number[], gradients: number[][], alpha: number): number[] {
  // @text here
  return theta;
}

console.log(
  sgdStep(
    [2, -1],
    [
      [3, 0],
      [1, 2],
      [-1, 4],
    ],
    0.5,
  ),
);
