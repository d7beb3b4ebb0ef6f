import type { Activation, TrainingLoopParams } from './protocol.ts';

/** φ(z), and φ′ as a function of z and a = φ(z). */
const BENDS: Record<Activation, { value(z: number): number; slope(z: number, a: number): number }> = {
  sigmoid: { value: (z) => 1 / (1 + Math.exp(-z)), slope: (_, a) => a * (1 - a) },
  tanh: { value: Math.tanh, slope: (_, a) => 1 - a * a },
  relu: { value: (z) => Math.max(0, z), slope: (z) => (z > 0 ? 1 : 0) },
};

/** Sums and activations of the hidden neurons before any training, both [hidden]: what the first part of the first step computes. */
export function predictHidden(p: TrainingLoopParams): Record<'z1' | 'a1', [number, number]> {
  const { value } = BENDS[p.activation];
  const z1: [number, number] = [p.w11 * p.x1 + p.w12 * p.x2 + p.b1, p.w21 * p.x1 + p.w22 * p.x2 + p.b2];
  return { z1, a1: [value(z1[0]), value(z1[1])] };
}

/**
 * The loss of each step, by the chain rule in ordinary arithmetic and double precision: what the lab is expected to compute.
 * @returns [steps], shorter when the numbers leave the range of 32-bit floats
 */
export function predictLosses(p: TrainingLoopParams, steps: number): number[] {
  const { value, slope } = BENDS[p.activation];
  const { x1, x2, y, learningRate: rate } = p;
  const hidden = [
    { w: p.w11, u: p.w12, b: p.b1, v: p.v1 },
    { w: p.w21, u: p.w22, b: p.b2, v: p.v2 },
  ];
  let c = p.c;
  const losses: number[] = [];
  for (let step = 0; step < steps; step++) {
    const sums = hidden.map(({ w, u, b }) => w * x1 + u * x2 + b);
    const bent = sums.map(value);
    const error = bent.reduce((sum, a, k) => sum + hidden[k]!.v * a, c) - y;
    const loss = error ** 2 / 2;
    if (!(loss < 3.4e38)) break;
    losses.push(loss);
    for (const [k, neuron] of hidden.entries()) {
      const delta = error * neuron.v * slope(sums[k]!, bent[k]!);
      neuron.v -= rate * error * bent[k]!;
      neuron.w -= rate * delta * x1;
      neuron.u -= rate * delta * x2;
      neuron.b -= rate * delta;
    }
    c -= rate * error;
  }
  return losses;
}
