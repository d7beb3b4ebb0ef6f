export function crossEntropy(z: number[], c: number): { loss: number; gradient: number[] } {
  const largest = Math.max(0, ...z);
  const logSum = largest + Math.log(z.reduce((sum, value) => sum + Math.exp(value - largest), 0));
  const p = z.map((value) => Math.exp(value - logSum));
  return { loss: logSum - z[c], gradient: p.map((value, k) => (k === c ? value - 1 : value)) };
}
