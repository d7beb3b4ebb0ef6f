/** A network of dense layers on a mini-batch, forward and backward, in double precision: backpropagation in matrix form. */

/** A matrix as its rows. */
export type Matrix = number[][];

/** Weights [outputs, inputs] and biases [outputs] of one layer. */
export interface DenseLayer {
  W: Matrix;
  b: number[];
}

/** Σ aᵢbᵢ of two vectors of the same length. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** The product A B: [n, k] times [k, m]. */
export function multiply(A: Matrix, B: Matrix): Matrix {
  return A.map((row) => B[0]!.map((_, j) => row.reduce((sum, value, k) => sum + value * B[k]![j]!, 0)));
}

/** The transposed matrix. */
export function transpose(A: Matrix): Matrix {
  return A[0]!.map((_, j) => A.map((row) => row[j]!));
}

/** Elementwise product of two matrices of the same shape. */
function timesElementwise(A: Matrix, B: Matrix): Matrix {
  return A.map((row, i) => row.map((value, j) => value * B[i]![j]!));
}

/**
 * Activations of every layer: tanh in the hidden layers, none at the output.
 * @param X examples in rows, [n, inputs]
 * @returns A⁰ = X, A¹, …, and the outputs Z of the last layer
 */
export function forwardDense(layers: readonly DenseLayer[], X: Matrix): Matrix[] {
  const A: Matrix[] = [X];
  for (const [l, { W, b }] of layers.entries()) {
    // #region forward
    const Z = multiply(A[l]!, transpose(W)).map((row) => row.map((z, j) => z + b[j]!)); // [n, outputs]
    A.push(l === layers.length - 1 ? Z : Z.map((row) => row.map(Math.tanh)));
    // #endregion
  }
  return A;
}

/**
 * Gradients of all layers.
 * @param A what `forwardDense` returned
 * @param last ∂J/∂Z of the last layer, [n, outputs]
 */
export function backwardDense(layers: readonly DenseLayer[], A: readonly Matrix[], last: Matrix): DenseLayer[] {
  const gradients: DenseLayer[] = [];
  let Delta = last;
  // #region backward
  for (let l = layers.length - 1; l >= 0; l--) {
    const W = multiply(transpose(Delta), A[l]!); // [outputs, inputs], as the weights
    const b = transpose(Delta).map((column) => column.reduce((sum, delta) => sum + delta, 0)); // [outputs]
    gradients.unshift({ W, b });
    if (l === 0) break; // nobody needs the gradient of the examples
    const slopes = A[l]!.map((row) => row.map((a) => 1 - a * a)); // tanh′ of the layer below
    Delta = timesElementwise(multiply(Delta, layers[l]!.W), slopes); // [n, inputs]
  }
  // #endregion
  return gradients;
}
