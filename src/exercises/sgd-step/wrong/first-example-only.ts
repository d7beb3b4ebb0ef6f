export function sgdStep(theta: number[], gradients: number[][], alpha: number): number[] {
  return theta.map((value, j) => {
    const mean = gradients[0][j];
    return value - alpha * mean;
  });
}
