/** Adam (Kingma and Ba, 2015) on plain arrays, for what trains without TensorFlow.js. */

/** What a step needs; the decay rates are the paper's 0.9 and 0.999, ε is TensorFlow.js's 10⁻⁷. */
const BETA_1 = 0.9;
const BETA_2 = 0.999;
const EPSILON = 1e-7;

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
    const [scaleM, scaleV] = [1 / (1 - BETA_1 ** t), 1 / (1 - BETA_2 ** t)];
    for (let k = 0; k < size; k++) {
      const g = gradient[k]!;
      m[k] = BETA_1 * m[k]! + (1 - BETA_1) * g;
      v[k] = BETA_2 * v[k]! + (1 - BETA_2) * g * g;
      parameters[k]! -= (learningRate * m[k]! * scaleM) / (Math.sqrt(v[k]! * scaleV) + EPSILON);
    }
  };
}
