import '@tensorflow/tfjs-backend-cpu';
import * as tf from '../../../src/engine/tf.ts';
import { lossOf, penaltyGradient } from '../../../src/labs/playground/gradient.ts';
import { check } from '../../support/check.ts';

check('tanh-cross-entropy', ({ random, agree, derivative }) => {
  for (const y of [-1, 1]) {
    const z = 2 * random.normal();
    const a = Math.tanh(z);
    const J = (at: number) => -Math.log((1 + y * Math.tanh(at)) / 2);
    agree(lossOf('cross-entropy', a, z, y), J(z), 1e-12);
    agree(Math.log(1 + Math.exp(-2 * y * z)), J(z), 1e-12);
    agree(a - y, derivative(J, z));
  }
});

check('penalised-objective', async ({ random, agree, derivative }) => {
  const [l1, l2] = [0.03, 0.2];
  const w = Array.from({ length: 6 }, () => random.normal());
  const isWeight = [1, 1, 0, 1, 0, 1];
  const penalty = (values: number[]) =>
    values.reduce((sum, value, i) => sum + isWeight[i]! * (l1 * Math.abs(value) + (l2 / 2) * value ** 2), 0);
  const g = await penaltyGradient(tf.tensor1d(w), tf.tensor1d(isWeight), { l1, l2 })!.array();
  for (const [i, value] of w.entries()) {
    agree(
      g[i]!,
      derivative((at) => penalty(w.map((old, k) => (k === i ? at : old))), value),
      1e-6,
    ); // float32
    agree(g[i]!, isWeight[i]! * (l1 * Math.sign(value) + l2 * value), 1e-6);
  }
});
