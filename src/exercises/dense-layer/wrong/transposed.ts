export function dense(X: number[][], W: number[][], b: number[]): number[][] {
  const outputs: number[][] = [];
  for (const x of X) {
    const row: number[] = [];
    for (let k = 0; k < W.length; k++) {
      let z = b[k];
      for (let j = 0; j < x.length; j++) z += W[j][k] * x[j];
      row.push(sigmoid(z));
    }
    outputs.push(row);
  }
  return outputs;
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
