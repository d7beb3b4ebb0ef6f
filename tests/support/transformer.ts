import * as tf from '../../src/engine/tf.ts';
import type { TransformerShape } from '../../src/nn/size/transformer.ts';

/**
 * Runs one example through a Transformer made of real tensors and counts what it holds and does: the independent side of the
 * tests of `model-size`.
 * @returns numbers in all parameters, numbers in all tensors that its backward pass reads, multiply-adds of its products
 */
export function runTransformer(shape: TransformerShape): { parameters: number; kept: number; multiplyAdds: number } {
  const { width: d, heads, kvHeads, hidden, sequence: s, vocabulary, positions, blocks } = shape;
  let parameters = 0;
  let kept = 0;
  let multiplyAdds = 0;
  const weight = (...dims: number[]) => {
    parameters += dims.reduce((product, n) => product * n, 1);
    return tf.truncatedNormal(dims, 0, 0.1, 'float32', 1);
  };
  const keep = <T extends tf.Tensor>(tensor: T): T => {
    kept += tensor.size;
    return tensor;
  };
  const product = (a: tf.Tensor, b: tf.Tensor, transposeB = false) => {
    const result = tf.matMul(a, b, false, transposeB);
    multiplyAdds += result.size * a.shape.at(-1)!;
    return result;
  };
  const linear = (x: tf.Tensor, m: number, hasBias = shape.bias === 'yes') => {
    const y = product(x, weight(x.shape.at(-1)!, m));
    return hasBias ? tf.add(y, weight(m)) : y;
  };
  const norm = (x: tf.Tensor) => {
    const scale = weight(d);
    if (shape.norm === 'rms') return tf.mul(tf.div(x, tf.sqrt(tf.mean(tf.square(x), -1, true))), scale);
    const { mean, variance } = tf.moments(x, -1, true);
    return tf.add(tf.mul(tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, 1e-5))), scale), weight(d));
  };
  /** [tokens, heads · size] as [heads, tokens, size], each head of keys and values shared by several queries. */
  const split = (x: tf.Tensor, count: number) =>
    tf.concat(
      tf.split(x, count, -1).flatMap((head) => Array.from({ length: heads / count }, () => tf.expandDims(head, 0))),
      0,
    );

  return tf.tidy(() => {
    const embedding = weight(vocabulary, d);
    const tokens = tf.tensor1d(
      Array.from({ length: s }, (_, i) => i % vocabulary),
      'int32',
    );
    let x: tf.Tensor = tf.gather(embedding, tokens);
    if (positions > 0) x = tf.add(x, tf.slice(weight(positions, d), 0, s));
    if (shape.kind === 'encoder') x = tf.add(x, tf.slice(weight(2, d), 0, 1));
    for (let block = 0; block < blocks; block++) {
      const n1 = keep(norm(keep(x)));
      const [q, k, v] = [keep(linear(n1, d)), ...[0, 1].map(() => keep(linear(n1, (d / heads) * kvHeads)))];
      const scores = product(split(q, heads), split(k!, kvHeads), true);
      const weights = keep(tf.softmax(tf.div(scores, Math.sqrt(d / heads)))); // [heads, s, s]
      const mixed = product(weights, split(v!, kvHeads)); // [heads, s, d / heads]
      const context = keep(tf.reshape(tf.transpose(mixed, [1, 0, 2]), [s, d]));
      x = tf.add(x, linear(context, d));
      const n2 = keep(norm(keep(x)));
      const up = keep(linear(n2, hidden));
      let inner: tf.Tensor;
      if (shape.mlpKind === 'gated') {
        const gate = keep(linear(n2, hidden));
        inner = keep(tf.mul(keep(tf.mul(gate, tf.sigmoid(gate))), up));
      } else {
        inner = keep(tf.mul(up, tf.sigmoid(tf.mul(1.702, up))));
      }
      x = tf.add(x, linear(inner, d));
    }
    const last = keep(norm(keep(x)));
    if (shape.kind === 'encoder') keep(tf.tanh(linear(tf.slice(last, 0, 1), d, true)));
    else keep(tf.softmax(product(last, shape.tied === 'yes' ? embedding : weight(vocabulary, d), true)));
    return { parameters, kept, multiplyAdds };
  });
}
