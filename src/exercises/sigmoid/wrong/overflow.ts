export function sigmoid(z: number): { value: number; slope: number } {
  const value = Math.exp(z) / (1 + Math.exp(z));
  return { value, slope: value * (1 - value) };
}
