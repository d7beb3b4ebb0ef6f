export function sigmoid(z: number): { value: number; slope: number } {
  return { value: 1 / (1 + Math.exp(-z)), slope: z * (1 - z) };
}
