export function crossEntropy(z: number[], c: number): { loss: number; gradient: number[] } {
  const logSum = Math.log(z.reduce((sum, value) => sum + Math.exp(value), 0));
  const p = z.map((value) => Math.exp(value) / Math.exp(logSum));
  return { loss: logSum - z[c], gradient: p.map((value, k) => (k === c ? value - 1 : value)) };
}
