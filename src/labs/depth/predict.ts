import { makeMoons, POINTS } from '../../data/moons.ts';
import { multiply, transpose, type Matrix } from '../../math/dense.ts';
import { backwardNormalize, normalizeRows, type Normalized } from '../../math/normalize.ts';
import { countBins, initialValues, shapesOf, shareIdle } from './network.ts';
import type { DepthParams, Layers } from './protocol.ts';

/** The untrained network by the formulas of the page, in double precision: drawn before a run, marked as predicted. */

const toMatrix = (values: ArrayLike<number>, columns: number): Matrix =>
  Array.from({ length: values.length / columns }, (_, i) =>
    Array.from({ length: columns }, (_, j) => values[i * columns + j]!),
  );
const map2 = (A: Matrix, B: Matrix, f: (a: number, b: number) => number): Matrix =>
  A.map((row, i) => row.map((value, j) => f(value, B[i]![j]!)));
const rootMeanSquare = (A: Matrix) => Math.sqrt(A.flat().reduce((sum, value) => sum + value ** 2, 0) / A.flat().length);

/** What a hidden layer keeps for the way back. */
interface Kept {
  /** Its normalized input, or null where nothing is normalized. */
  norm: Normalized | null;
  /** What its weights multiply. */
  input: Matrix;
  /** φ(input · W). */
  active: Matrix;
}

/** What the network looks like before its first step, and its loss. */
export function predictLayers(params: DepthParams): Layers & { loss: number } {
  const { activation, residual, norm, seed } = params;
  const { x, y } = makeMoons(seed);
  const shapes = shapesOf(params.layers);
  // Biases begin at 0, so that they change no sum.
  const weights = initialValues(params)
    .map((values, i) => toMatrix(values, shapes[i]!.at(-1)!))
    .filter((_, i) => i % 2 === 0);
  const hidden = weights.slice(1, -1);
  const phi = activation === 'relu' ? (z: number) => Math.max(0, z) : Math.tanh;
  const slope = activation === 'relu' ? (a: number) => (a > 0 ? 1 : 0) : (a: number) => 1 - a * a;

  const read = (A: Matrix) => (norm === 'yes' ? normalizeRows(A) : null);
  const outputs = [multiply(toMatrix(x, 2), weights[0]!)];
  const kept = hidden.map((W): Kept => {
    const before = outputs.at(-1)!;
    const normed = read(before);
    const input = normed?.normed ?? before;
    const active = multiply(input, W).map((row) => row.map(phi));
    outputs.push(residual === 'yes' ? map2(before, active, (a, f) => a + f) : active);
    return { norm: normed, input, active };
  });
  const lastNorm = read(outputs.at(-1)!);
  const logits = multiply(lastNorm?.normed ?? outputs.at(-1)!, weights.at(-1)!).map((row) => row[0]!);
  const loss = logits.reduce((sum, z, i) => sum + Math.max(z, 0) - z * y[i]! + Math.log1p(Math.exp(-Math.abs(z))), 0);

  // #region backward
  // δ of the logits is (σ(z) − y)/n; then the last layer, and the hidden ones from above.
  const dLogits = logits.map((z, i) => [(1 / (1 + Math.exp(-z)) - y[i]!) / POINTS]);
  const through = (normed: Normalized | null, delta: Matrix) => (normed ? backwardNormalize(normed, delta) : delta);
  let delta = through(lastNorm, multiply(dLogits, transpose(weights.at(-1)!)));
  const gradients: number[] = [];
  for (let l = hidden.length - 1; l >= 0; l--) {
    const { norm: normed, input, active } = kept[l]!;
    const dZ = map2(delta, active, (d, a) => d * slope(a));
    gradients.unshift(rootMeanSquare(multiply(transpose(input), dZ)));
    const below = through(normed, multiply(dZ, transpose(hidden[l]!)));
    delta = residual === 'yes' ? map2(delta, below, (direct, way) => direct + way) : below;
  }
  // #endregion
  return {
    loss: loss / POINTS,
    activations: Float32Array.from(outputs, rootMeanSquare),
    gradients: Float32Array.from(gradients),
    idle: Float32Array.from(kept, ({ active }) => shareIdle(active.flat(), activation)),
    histograms: Float32Array.from(outputs.flatMap((A) => [...countBins(A.flat())])),
  };
}
