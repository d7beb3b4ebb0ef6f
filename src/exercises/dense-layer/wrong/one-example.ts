export function dense(X: number[][], W: number[][], b: number[]): number[][] {
  const x = X[0];
  return [W.map((w, k) => sigmoid(w.reduce((sum, weight, j) => sum + weight * x[j], b[k])))];
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
