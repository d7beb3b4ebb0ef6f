import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, test } from 'vitest';
import * as tf from '../../../src/engine/tf.ts';
import { forward, gradient, lossOf, meanLoss, penaltyGradient } from '../../../src/labs/playground/gradient.ts';
import { countParameters } from '../../../src/labs/playground/network.ts';
import { dropoutMasks, weightMask } from '../../../src/labs/playground/planeNetwork.ts';
import { ACTIVATIONS, LOSSES } from '../../../src/labs/playground/protocol.ts';
import { createRandom } from '../../../src/math/random.ts';

const random = createRandom(7);
const normals = (n: number) => Float32Array.from({ length: n }, () => random.normal());

/** Largest difference of two tensors. */
function distance(a: tf.Tensor, b: tf.Tensor): number {
  return tf.tidy(() => tf.max(tf.abs(tf.sub(a, b))).dataSync()[0]!);
}

beforeAll(() => tf.setBackend('cpu'));

describe('the explicit gradient equals automatic differentiation', () => {
  const sizes = [3, 5, 4, 1];
  const combinations = ACTIVATIONS.flatMap((activation) =>
    [...LOSSES.map((loss) => [loss, 'tanh'] as const), ['squared', 'linear'] as const].flatMap(([loss, output]) =>
      [0, 0.3].map((dropout) => [activation, loss, output, dropout] as const),
    ),
  );

  test.each(combinations)('%s, %s on a %s output, dropout %d', (activation, loss, output, dropout) => {
    tf.tidy(() => {
      const shape = { sizes, activation, output };
      const parameters = tf.tensor1d(normals(countParameters(sizes)));
      const x = tf.tensor2d(normals(33), [11, 3]);
      const signs = Float32Array.from(normals(11), (value) => Math.sign(value) || 1);
      const y = tf.tensor2d(output === 'tanh' ? signs : normals(11), [11, 1]);
      const masks = dropoutMasks(sizes, 11, dropout, createRandom(3));
      const ofTape = tf.grad((p) => meanLoss(loss, output, forward(shape, p as tf.Tensor1D, x, masks).z.at(-1)!, y));
      const explicit = gradient(shape, loss, parameters, x, y, masks);
      const automatic = ofTape(parameters);
      expect(tf.max(tf.abs(automatic)).dataSync()[0]).toBeGreaterThan(1e-3);
      expect(distance(explicit, automatic)).toBeLessThan(1e-5);
    });
  });

  test('of l1 Σ|w| + ½ l2 Σw², biases apart', () => {
    tf.tidy(() => {
      const parameters = tf.tensor1d(normals(countParameters(sizes)));
      const isWeight = tf.tensor1d(weightMask(sizes));
      for (const [l1, l2] of [
        [0.3, 0],
        [0, 0.2],
        [0.1, 0.4],
      ] as const) {
        const penalty = (p: tf.Tensor) => {
          const weights = tf.mul(p, isWeight);
          return tf.add(tf.mul(tf.sum(tf.abs(weights)), l1), tf.mul(tf.sum(tf.square(weights)), l2 / 2)) as tf.Scalar;
        };
        expect(distance(penaltyGradient(parameters, isWeight, { l1, l2 })!, tf.grad(penalty)(parameters))).toBeLessThan(
          1e-6,
        );
      }
      expect(penaltyGradient(parameters, isWeight, { l1: 0, l2: 0 })).toBeNull();
    });
  });
});

test('losses of one number, worked out by hand', () => {
  expect(lossOf('squared', 0.5, 0, 1)).toBe(0.125);
  // a = tanh 0 = 0 gives both classes ½: −ln ½.
  expect(lossOf('cross-entropy', 0, 0, -1)).toBeCloseTo(Math.LN2, 12);
  const z = 0.7;
  expect(lossOf('cross-entropy', Math.tanh(z), z, 1)).toBeCloseTo(-Math.log((1 + Math.tanh(z)) / 2), 12);
  expect(lossOf('cross-entropy', -1, -500, 1)).toBe(1000);
});
