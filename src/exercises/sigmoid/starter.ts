// @text task
export function sigmoid(z: number): { value: number; slope: number } {
  // @text here
  const value = 0;
  const slope = 0;
  return { value, slope };
}

console.log(sigmoid(2));
