import * as tf from '../../engine/tf.ts';
import { attend, backwardAttention } from '../../math/attention.ts';
import type { Matrix } from '../../math/dense.ts';

/** What one head computed in a pass: queries, keys and values [n, d], and the gradient of the loss by its output [n, d]. */
export interface HeadPass {
  n: number;
  d: number;
  query: Float32Array;
  key: Float32Array;
  value: Float32Array;
  upstream: Float32Array;
}

const PARTS = ['query', 'key', 'value'] as const;
/** The part of a head that is differentiated by. */
export type HeadPart = (typeof PARTS)[number];

const rowsOf = (values: Float32Array, { n, d }: HeadPass): Matrix =>
  Array.from({ length: n }, (_, i) => Array.from(values.subarray(i * d, (i + 1) * d)));
const flat = (rows: Matrix) => Float64Array.from(rows.flat());
const matricesOf = (pass: HeadPass) => PARTS.map((part) => rowsOf(pass[part], pass)) as [Matrix, Matrix, Matrix];

/** The gradients of a causal head by the formula of the page, in double precision. */
export function deriveHead(pass: HeadPass): Record<HeadPart, Float64Array> {
  const [Q, K, V] = matricesOf(pass);
  const { dQ, dK, dV } = backwardAttention(Q, K, V, attend(Q, K, V, true).weights, rowsOf(pass.upstream, pass));
  return { query: flat(dQ), key: flat(dK), value: flat(dV) };
}

/** The same by central differences of Σ O ∘ G, h = 10⁻⁴; O is the head's output, G the upstream gradient. */
export function differentiateHead(pass: HeadPass): Record<HeadPart, Float64Array> {
  const matrices = matricesOf(pass);
  const objective = () => {
    const output = attend(...matrices, true).output.flat();
    return output.reduce((sum, value, i) => sum + value * pass.upstream[i]!, 0);
  };
  const h = 1e-4;
  const slope = (row: number[], f: number) => {
    const kept = row[f]!;
    const [above, below] = [h, -h].map((by) => {
      row[f] = kept + by;
      return objective();
    });
    row[f] = kept;
    return (above! - below!) / (2 * h);
  };
  const [query, key, value] = matrices.map((rows) => flat(rows.map((row) => row.map((_, f) => slope(row, f)))));
  return { query: query!, key: key!, value: value! };
}

/** The same by TensorFlow.js's automatic differentiation, on the device. */
export async function autodiffHead({ n, d, upstream, ...pass }: HeadPass): Promise<Record<HeadPart, Float32Array>> {
  const gradients = tf.tidy(() => {
    const G = tf.tensor2d(upstream, [n, d]);
    const mask = tf.tensor2d(
      Float32Array.from({ length: n * n }, (_, at) => (at % n <= Math.floor(at / n) ? 0 : -1e9)),
      [n, n],
    );
    const J = (q: tf.Tensor, k: tf.Tensor, v: tf.Tensor) => {
      const S = tf.add(tf.div(tf.matMul(q as tf.Tensor2D, k as tf.Tensor2D, false, true), Math.sqrt(d)), mask);
      return tf.sum(tf.mul(tf.matMul(tf.softmax(S) as tf.Tensor2D, v as tf.Tensor2D), G)) as tf.Scalar;
    };
    return tf.grads(J)(PARTS.map((part) => tf.tensor2d(pass[part], [n, d])));
  });
  const [query, key, value] = await Promise.all(gradients.map((gradient) => gradient.data() as Promise<Float32Array>));
  tf.dispose(gradients);
  return { query: query!, key: key!, value: value! };
}
