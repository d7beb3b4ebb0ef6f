import '@tensorflow/tfjs-backend-cpu';
import { expect } from 'vitest';
import * as tf from '../../../src/engine/tf.ts';
import { centralDifferences, flatten, forward, printedGradients, unflatten } from '../../../src/math/network231.ts';
import { sigmoid } from '../../../src/math/activations.ts';
import type { Random } from '../../../src/math/random.ts';
import { check } from '../../support/check.ts';

/** A random 2-3-1 network and example. */
function draw(random: Random) {
  const fill = (n: number) => Array.from({ length: n }, () => random.normal());
  return { parameters: unflatten(fill(13)), example: { x: fill(2), y: random.uniform() } };
}

const slope = (z: number) => sigmoid(z) * (1 - sigmoid(z));

check('forward-231', ({ random, agree }) => {
  const { parameters, example } = draw(random);
  const [W1, b1] = [tf.tensor2d(parameters.W1), tf.tensor2d(parameters.b1, [3, 1])];
  const a = tf.sigmoid(tf.add(tf.matMul(W1, tf.tensor2d(example.x, [2, 1])), b1));
  const z2 = tf.add(tf.matMul(tf.tensor2d([parameters.w2]), a), parameters.b2);
  const yHat = tf.sigmoid(z2);
  const found = forward(parameters, example);
  for (const [k, value] of a.dataSync().entries()) agree(found.a[k]!, value, 1e-6);
  agree(found.yHat, yHat.dataSync()[0]!, 1e-6);
  agree(found.J, tf.losses.meanSquaredError([[example.y]], yHat).dataSync()[0]! / 2, 1e-6);
});

check('delta2-231', ({ random, agree, derivative }) => {
  const { parameters, example } = draw(random);
  const { z2, yHat } = forward(parameters, example);
  const loss = (z: number) => (sigmoid(z) - example.y) ** 2 / 2;
  agree((yHat - example.y) * yHat * (1 - yHat), derivative(loss, z2), 1e-9);
});

check('gradients-output-231', ({ random, agree }) => {
  for (let trial = 0; trial < 10; trial++) {
    const { parameters, example } = draw(random);
    const { a, z2, yHat } = forward(parameters, example);
    const delta2 = (yHat - example.y) * slope(z2);
    const differences = centralDifferences(parameters, example, 6e-6);
    for (let k = 0; k < 3; k++) agree(delta2 * a[k]!, differences[9 + k]!, 1e-9);
    agree(delta2, differences[12]!, 1e-9);
  }
});

check('delta1-231', ({ random, agree, derivative }) => {
  const { parameters, example } = draw(random);
  const { z1, a, z2, yHat } = forward(parameters, example);
  for (let k = 0; k < 3; k++) {
    const loss = (z: number) => {
      const moved = a.with(k, sigmoid(z));
      const sum = moved.reduce((total, value, i) => total + parameters.w2[i]! * value, parameters.b2);
      return (sigmoid(sum) - example.y) ** 2 / 2;
    };
    const delta2 = (yHat - example.y) * slope(z2);
    agree(delta2 * parameters.w2[k]! * slope(z1[k]!), derivative(loss, z1[k]!), 1e-9);
  }
});

check('gradients-hidden-231', ({ random, agree }) => {
  for (let trial = 0; trial < 10; trial++) {
    const { parameters, example } = draw(random);
    const { z1, z2, yHat } = forward(parameters, example);
    const delta2 = (yHat - example.y) * slope(z2);
    const differences = centralDifferences(parameters, example, 6e-6);
    for (let k = 0; k < 3; k++) {
      const delta1 = delta2 * parameters.w2[k]! * slope(z1[k]!);
      for (let j = 0; j < 2; j++) agree(delta1 * example.x[j]!, differences[2 * k + j]!, 1e-9);
      agree(delta1, differences[6 + k]!, 1e-9);
    }
  }
});

check('printed-ascent-231', ({ random, agree }) => {
  const { parameters, example } = draw(random);
  const printed = flatten(printedGradients(parameters, example));
  agree(printed[12]!, -centralDifferences(parameters, example, 6e-6)[12]!, 1e-9);
  // A step along it goes uphill.
  const after = { ...parameters, b2: parameters.b2 - 0.1 * printed[12]! };
  expect(forward(after, example).J).toBeGreaterThan(forward(parameters, example).J);
});

check('first-order-decrease', ({ random, agree }) => {
  const { parameters, example } = draw(random);
  const flat = flatten(parameters);
  const gradient = centralDifferences(parameters, example, 6e-6);
  const squared = gradient.reduce((sum, g) => sum + g * g, 0);
  const rest = (rate: number) => {
    const moved = unflatten(flat.map((value, i) => value - rate * gradient[i]!));
    return forward(moved, example).J - (forward(parameters, example).J - rate * squared);
  };
  // The rest is of second order: half the rate, a quarter of it.
  agree(rest(0.002) / rest(0.001), 4, 0.02);
  expect(rest(0.01)).toBeNear(0, 0.1 * 0.01 * squared);
});

check('cross-entropy-delta-231', ({ random, agree, derivative }) => {
  for (let trial = 0; trial < 10; trial++) {
    const [z, y] = [3 * random.normal(), random.uniform()];
    const loss = (t: number) => -y * Math.log(sigmoid(t)) - (1 - y) * Math.log(1 - sigmoid(t));
    agree(sigmoid(z) - y, derivative(loss, z), 1e-8);
  }
  // The comparison of the text, at z = -5 and y = 1.
  agree((sigmoid(-5) - 1) / ((sigmoid(-5) - 1) * slope(-5)), 150.42, 1e-4);
});
