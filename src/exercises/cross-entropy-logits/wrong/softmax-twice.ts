export function crossEntropy(z: number[], c: number): { loss: number; gradient: number[] } {
  const softmax = (values: number[]) => {
    const e = values.map((value) => Math.exp(value - Math.max(...values)));
    return e.map((value) => value / e.reduce((sum, part) => sum + part, 0));
  };
  const p = softmax(softmax(z));
  return { loss: -Math.log(p[c]), gradient: p.map((value, k) => (k === c ? value - 1 : value)) };
}
