// @text task
export function sigmoid(z: number): { value: number; slope: number } {
  // @text small
  const e = Math.exp(-Math.abs(z));
  const large = 1 / (1 + e);
  const little = e / (1 + e);
  return { value: z >= 0 ? large : little, slope: large * little };
}

console.log(sigmoid(2));
