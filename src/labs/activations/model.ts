import * as tf from '../../engine/tf.ts';
import { ACTIVATIONS, type ActivationName } from '../../math/activations.ts';
import { createRandom } from '../../math/random.ts';
import { TENSOR_ACTIVATIONS } from '../../nn/activations.ts';
import { makeGrid } from './grid.ts';
import { multiplySlopes } from './predict.ts';
import { EXAMPLES, WIDTH, type ActivationsParams, type ActivationsSnapshot } from './protocol.ts';

/**
 * φ and φ′ at every z, the derivative by automatic differentiation.
 * @param z [n]
 * @returns both [n]; the caller disposes them
 */
function differentiate(name: ActivationName, z: tf.Tensor1D): { value: tf.Tensor1D; slope: tf.Tensor1D } {
  const phi = TENSOR_ACTIVATIONS[name];
  return { value: phi(z), slope: tf.grad((x: tf.Tensor) => phi(x))(z) as tf.Tensor1D };
}

// #region chain
/**
 * The derivative of a chain of `depth` neurons, a_l = φ(w·a_(l−1)), with respect to where it starts, by automatic differentiation.
 * @returns da_depth/da_0, a scalar that the caller disposes
 */
export function differentiateChain(name: ActivationName, start: number, weight: number, depth: number): tf.Tensor {
  const chain = (a: tf.Tensor) => {
    let output = a;
    for (let l = 0; l < depth; l++) output = TENSOR_ACTIVATIONS[name](tf.mul(output, weight));
    return output;
  };
  return tf.tidy(() => tf.grad(chain)(tf.scalar(start)));
}
// #endregion

// #region layers
/**
 * How strong the gradient of J = mean(aᴸ)² / 2 is at the output of every layer of a random network without biases.
 * @param weight standard deviation of the weights, times √WIDTH
 * @returns norm of ∂J/∂aˡ for l = 0 (the input) … depth, [depth + 1], to be disposed
 */
export function measureLayers(name: ActivationName, weight: number, depth: number, seed: number): tf.Tensor1D {
  const random = createRandom(seed);
  const draw = (rows: number, columns: number, deviation: number) =>
    tf.tensor2d(
      Float32Array.from({ length: rows * columns }, () => deviation * random.normal()),
      [rows, columns],
    );
  return tf.tidy(() => {
    const input = draw(EXAMPLES, WIDTH, 1);
    const weights = Array.from({ length: depth }, () => draw(WIDTH, WIDTH, weight / Math.sqrt(WIDTH)));
    const nudges = Array.from({ length: depth + 1 }, () => tf.zeros([EXAMPLES, WIDTH]));
    // Adding zero to a layer's output makes the derivative by that zero the derivative by the output.
    const loss = (...added: tf.Tensor[]) => {
      let a: tf.Tensor = tf.add(input, added[0]!);
      for (let l = 0; l < depth; l++) {
        a = tf.add(TENSOR_ACTIVATIONS[name](tf.matMul(a as tf.Tensor2D, weights[l]!)), added[l + 1]!);
      }
      return tf.mul(tf.mean(tf.square(a)), 0.5);
    };
    const gradients = tf.grads(loss)(nudges);
    return tf.stack(gradients.map((gradient) => tf.sqrt(tf.sum(tf.square(gradient))))) as tf.Tensor1D;
  });
}
// #endregion

/** Computes all that the lab shows for one set of settings, and keeps no tensor. */
export async function compute(params: ActivationsParams): Promise<ActivationsSnapshot> {
  const { activation, z, depth, weight, seed } = params;
  const grid = makeGrid();
  const tensors = tf.tidy(() => {
    const curve = differentiate(activation, tf.tensor1d(grid));
    const point = differentiate(activation, tf.tensor1d([z]));
    const chain = Array.from({ length: depth }, (_, k) => tf.abs(differentiateChain(activation, z, weight, k + 1)));
    return {
      curveValue: curve.value,
      curveSlope: curve.slope,
      point: tf.concat([point.value, point.slope]),
      chain: tf.stack(chain),
      layers: measureLayers(activation, weight, depth, seed),
    };
  });
  try {
    const { curveValue, curveSlope, point, chain, layers } = tensors;
    const [value, slope, at, chainData, layersData] = (await Promise.all(
      [curveValue, curveSlope, point, chain, layers].map((tensor) => tensor.data()),
    )) as Float32Array[];
    const byFormula = ACTIVATIONS[activation].slope;
    return {
      activation,
      curve: { z: grid, value: value!, slope: slope! },
      maxDifference: Math.max(...slope!.map((s, i) => Math.abs(s - byFormula(grid[i]!)))),
      point: { value: at![0]!, slope: at![1]! },
      chain: chainData!,
      product: multiplySlopes(activation, z, weight, depth).at(-1)!,
      layers: layersData!,
    };
  } finally {
    tf.dispose(tensors);
  }
}
