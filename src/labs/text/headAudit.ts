import * as tf from '../../engine/tf.ts';

/** What one head computed in a pass: queries, keys and values [n, d], and the gradient of the loss by its output [n, d]. */
export interface HeadPass {
  n: number;
  d: number;
  query: Float32Array;
  key: Float32Array;
  value: Float32Array;
  upstream: Float32Array;
}

type Parts = Pick<HeadPass, 'query' | 'key' | 'value'>;
/** The part of a head that is differentiated by. */
export type HeadPart = keyof Parts;
const PARTS = ['query', 'key', 'value'] as const;

/** Weights of a causal head, softmax of q·k/√d over the places up to each, [n, n], in double precision. */
function weightsOf({ n, d }: HeadPass, { query, key }: Record<'query' | 'key', ArrayLike<number>>): Float64Array {
  const A = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    const scores = Array.from({ length: i + 1 }, (_, j) => {
      let score = 0;
      for (let f = 0; f < d; f++) score += query[i * d + f]! * key[j * d + f]!;
      return score / Math.sqrt(d);
    });
    const most = Math.max(...scores);
    for (let j = 0; j <= i; j++) sum += A[i * n + j] = Math.exp(scores[j]! - most);
    for (let j = 0; j <= i; j++) A[i * n + j]! /= sum;
  }
  return A;
}

// #region formula
/**
 * The gradients of a head by hand. With O = A·V, the upstream gradient G = ∂J/∂O and A = softmax(S), S = Q·Kᵀ/√d:
 * ∂J/∂V = Aᵀ·G; ∂J/∂A = G·Vᵀ; ∂J/∂S = A ∘ (∂J/∂A − r), r the row sums of A ∘ ∂J/∂A; ∂J/∂Q = ∂J/∂S·K/√d; ∂J/∂K = (∂J/∂S)ᵀ·Q/√d.
 */
export function deriveHead(pass: HeadPass): Record<HeadPart, Float64Array> {
  const { n, d, query, key, value, upstream } = pass;
  const A = weightsOf(pass, pass);
  const [dQ, dK, dV] = [new Float64Array(n * d), new Float64Array(n * d), new Float64Array(n * d)];
  for (let i = 0; i < n; i++) {
    const dA = Array.from({ length: i + 1 }, (_, j) => {
      let sum = 0;
      for (let f = 0; f < d; f++) sum += upstream[i * d + f]! * value[j * d + f]!;
      return sum;
    });
    const r = dA.reduce((sum, slope, j) => sum + slope * A[i * n + j]!, 0);
    for (let j = 0; j <= i; j++) {
      const dS = (A[i * n + j]! * (dA[j]! - r)) / Math.sqrt(d);
      for (let f = 0; f < d; f++) {
        dQ[i * d + f]! += dS * key[j * d + f]!;
        dK[j * d + f]! += dS * query[i * d + f]!;
        dV[j * d + f]! += A[i * n + j]! * upstream[i * d + f]!;
      }
    }
  }
  return { query: dQ, key: dK, value: dV };
}
// #endregion

/** ∑ O ∘ G in double precision: what is differentiated, as a function of the head's parts alone. */
function objective(pass: HeadPass, parts: Record<HeadPart, ArrayLike<number>>): number {
  const { n, d, upstream } = pass;
  const A = weightsOf(pass, parts);
  let sum = 0;
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++)
      for (let f = 0; f < d; f++) sum += A[i * n + j]! * parts.value[j * d + f]! * upstream[i * d + f]!;
  return sum;
}

/** The same by central differences, h = 10⁻⁴. */
export function differentiateHead(pass: HeadPass): Record<HeadPart, Float64Array> {
  const parts = {
    query: Float64Array.from(pass.query),
    key: Float64Array.from(pass.key),
    value: Float64Array.from(pass.value),
  };
  const h = 1e-4;
  const of = (part: HeadPart) =>
    parts[part].map((kept, place) => {
      const at = (by: number) => {
        parts[part][place] = kept + by;
        const result = objective(pass, parts);
        parts[part][place] = kept;
        return result;
      };
      return (at(h) - at(-h)) / (2 * h);
    });
  return { query: of('query'), key: of('key'), value: of('value') };
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
