export function sgdStep(theta: number[], gradients: number[][], alpha: number): number[] {
  return theta.map((value, j) => {
    const mean = gradients.reduce((sum, g) => sum + g[j], 0);
    return value - alpha * mean;
  });
}
