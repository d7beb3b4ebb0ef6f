import { gptParameters, type GptSize } from '../../src/nn/gpt/size.ts';

/** The rows of a matrix product: x [rows, m] by w [m, n]. */
function product(x: number[][], w: ArrayLike<number>, n: number): number[][] {
  return x.map((row) =>
    Array.from({ length: n }, (_, j) => row.reduce((sum, value, i) => sum + value * w[i * n + j]!, 0)),
  );
}

function norm(x: number[][], gain: ArrayLike<number>, shift: ArrayLike<number>): number[][] {
  return x.map((row) => {
    const mean = row.reduce((a, b) => a + b) / row.length;
    const variance = row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / row.length;
    return row.map((value, i) => (gain[i]! * (value - mean)) / Math.sqrt(variance + 1e-5) + shift[i]!);
  });
}

const gelu = (x: number) => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
const plus = (x: number[][], y: number[][]) => x.map((row, i) => row.map((value, j) => value + y[i]![j]!));

/**
 * Mean cross-entropy of one sequence by plain loops in double precision, from the formulas alone: the independent side of the gradients' test.
 * @param weights one array for each of `gptParameters`
 */
export function gptLossOf(
  size: GptSize,
  weights: readonly ArrayLike<number>[],
  inputs: readonly number[],
  targets: readonly number[],
): number {
  const { width: d, heads, layers, vocabulary } = size;
  const D = d / heads;
  const named = new Map(gptParameters(size).map(({ name }, i) => [name, weights[i]!]));
  const of = (name: string) => named.get(name)!;
  let x = inputs.map((id, t) =>
    Array.from({ length: d }, (_, i) => of('tokens')[id * d + i]! + of('positions')[t * d + i]!),
  );
  for (let layer = 0; layer < layers; layer++) {
    const own = (name: string) => of(`layer${layer}/${name}`);
    const qkv = product(norm(x, own('norm1/gain'), own('norm1/shift')), own('attention'), 3 * d);
    const looked = qkv.map((row, t) => {
      const out = new Array<number>(d).fill(0);
      for (let h = 0; h < heads; h++) {
        const q = row.slice(h * D, (h + 1) * D);
        const past = qkv.slice(0, t + 1);
        const part = (from: number) => past.map((other) => other.slice(from + h * D, from + (h + 1) * D));
        const scores = part(d).map((key) => key.reduce((sum, value, i) => sum + value * q[i]!, 0) / Math.sqrt(D));
        const total = scores.reduce((sum, score) => sum + Math.exp(score), 0);
        for (const [j, value] of part(2 * d).entries()) {
          for (let i = 0; i < D; i++) out[h * D + i]! += (Math.exp(scores[j]!) / total) * value[i]!;
        }
      }
      return out;
    });
    x = plus(x, product(looked, own('projection'), d));
    const hidden = product(norm(x, own('norm2/gain'), own('norm2/shift')), own('mlp/in'), 4 * d);
    x = plus(
      x,
      product(
        hidden.map((row) => row.map(gelu)),
        own('mlp/out'),
        d,
      ),
    );
  }
  const logits = product(norm(x, of('norm/gain'), of('norm/shift')), of('head'), vocabulary);
  const counted = targets.flatMap((target, t) => (target < 0 ? [] : [t]));
  const losses = counted.map((t) => {
    const total = logits[t]!.reduce((sum, z) => sum + Math.exp(z), 0);
    return Math.log(total) - logits[t]![targets[t]!]!;
  });
  return losses.reduce((a, b) => a + b) / losses.length;
}
