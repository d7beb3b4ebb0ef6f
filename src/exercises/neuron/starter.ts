// @text task
export function neuron(x: number[], w: number[], b: number): number {
  let z = 0;
  // @text here
  return z;
}

console.log(neuron([1, 2], [0.5, 0.25], -0.4));
