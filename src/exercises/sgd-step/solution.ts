// @text task
export function sgdStep(theta: number[], gradients: number[][], alpha: number): number[] {
  return theta.map((value, j) => {
    const mean = gradients.reduce((sum, g) => sum + g[j], 0) / gradients.length;
    return value - alpha * mean;
  });
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
