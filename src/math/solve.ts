/**
 * The matrix of the normal equations of least squares with a penalty, XᵀX + penalty·I.
 * @param X [rows][columns]
 * @returns [columns][columns]; nothing without rows
 */
export function normalMatrix(X: readonly (readonly number[])[], penalty: number): number[][] {
  const [first = []] = X;
  return first.map((_, a) => first.map((__, b) => X.reduce((sum, x) => sum + x[a]! * x[b]!, a === b ? penalty : 0)));
}

/**
 * Solves A·x = b for a symmetric positive definite A by Cholesky's decomposition, A = L·Lᵀ.
 * @param A [n][n], of which the lower half is read
 * @param b [n]
 * @returns x, [n]
 * @throws RangeError when A is not positive definite
 */
export function solvePositive(A: readonly (readonly number[])[], b: readonly number[]): number[] {
  const n = b.length;
  const L: number[][] = [];
  for (let i = 0; i < n; i++) {
    L.push([]);
    for (let j = 0; j <= i; j++) {
      let sum = A[i]![j]!;
      for (let k = 0; k < j; k++) sum -= L[i]![k]! * L[j]![k]!;
      if (i > j) L[i]!.push(sum / L[j]![j]!);
      else if (sum > 0) L[i]!.push(Math.sqrt(sum));
      else throw new RangeError('the matrix is not positive definite');
    }
  }
  const y: number[] = [];
  for (let i = 0; i < n; i++)
    y.push((b[i]! - L[i]!.reduce((sum, l, k) => (k < i ? sum + l * y[k]! : sum), 0)) / L[i]![i]!);
  const x = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    let sum = y[i]!;
    for (let k = i + 1; k < n; k++) sum -= L[k]![i]! * x[k]!;
    x[i] = sum / L[i]![i]!;
  }
  return x;
}
