/** Adam (Kingma and Ba, 2015) on plain arrays, for what trains without TensorFlow.js. */

/**
 * The constants of Adam as everything in the book uses them: β₁ and β₂ of the paper, and the ε of TensorFlow.js, added to √v̂ as in
 * the paper's Algorithm 1. The paper and PyTorch have ε = 10⁻⁸; Keras adds 10⁻⁷ to √v, before the correction. In float32 it
 * seldom matters, but programs that are to agree need the same.
 */
export const ADAM_CONSTANTS = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } as const;

const { beta1, beta2, epsilon } = ADAM_CONSTANTS;

/**
 * An optimizer of one vector, with its two running means.
 * @param size how many parameters
 * @param learningRate α, positive
 * @returns one step: changes the parameters [size] in place, along their gradient [size]
 */
export function createAdam(
  size: number,
  learningRate: number,
): (parameters: Float64Array, gradient: Float64Array) => void {
  const m = new Float64Array(size);
  const v = new Float64Array(size);
  let t = 0;
  return (parameters, gradient) => {
    t++;
    const [scaleM, scaleV] = [1 / (1 - beta1 ** t), 1 / (1 - beta2 ** t)];
    for (let k = 0; k < size; k++) {
      const g = gradient[k]!;
      m[k] = beta1 * m[k]! + (1 - beta1) * g;
      v[k] = beta2 * v[k]! + (1 - beta2) * g * g;
      parameters[k]! -= (learningRate * m[k]! * scaleM) / (Math.sqrt(v[k]! * scaleV) + epsilon);
    }
  };
}
