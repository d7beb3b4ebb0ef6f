export function neuron(x: number[], w: number[], b: number): number {
  let z = b;
  for (let i = 0; i < x.length; i++) z += w[i] * x[i];
  return Math.tanh(z);
}

console.log(neuron([1, 2], [0.5, 0.25], -0.4));
