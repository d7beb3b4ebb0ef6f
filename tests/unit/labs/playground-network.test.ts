import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, test } from 'vitest';
import * as tf from '../../../src/engine/tf.ts';
import { forward } from '../../../src/labs/playground/gradient.ts';
import { gridPoints } from '../../../src/labs/playground/grid.ts';
import {
  activeFeatures,
  countParameters,
  featuresOf,
  forwardPoint,
  initialParameters,
  layerSizes,
  layoutOf,
} from '../../../src/labs/playground/network.ts';
import { weightMask } from '../../../src/labs/playground/planeNetwork.ts';
import { ACTIVATIONS, INITIALISATIONS } from '../../../src/labs/playground/protocol.ts';
import { createRandom } from '../../../src/math/random.ts';

const random = createRandom(7);
const normals = (n: number) => Float32Array.from({ length: n }, () => random.normal());

beforeAll(() => tf.setBackend('cpu'));

describe('the network', () => {
  test('has (inputs + 1) · outputs parameters a layer, one after the other', () => {
    expect(layerSizes({ features: '1100011', hidden: '8-8' })).toEqual([4, 8, 8, 1]);
    expect(countParameters([4, 8, 8, 1])).toBe(5 * 8 + 9 * 8 + 9);
    expect(layoutOf([2, 4, 1])).toEqual([
      { inputs: 2, outputs: 4, weights: 0, biases: 8 },
      { inputs: 4, outputs: 1, weights: 12, biases: 16 },
    ]);
    expect([...weightMask([2, 1])]).toEqual([1, 1, 0]);
    expect(layerSizes({ features: '0000100', hidden: '' })).toEqual([1, 1]);
  });

  test('takes the features that are switched on', () => {
    expect(activeFeatures('1010101')).toEqual([0, 2, 4, 6]);
    const values = featuresOf([{ x1: 2, x2: -3 }], '1111111');
    expect(values).toEqual(Float32Array.of(2, -3, 4, 9, -6, Math.sin(2), Math.sin(-3)));
  });

  test.each(ACTIVATIONS)('computes the same in plain arithmetic as in tensors, %s', (activation) => {
    const sizes = [2, 3, 2, 1];
    const parameters = normals(countParameters(sizes));
    const plain = forwardPoint(sizes, parameters, [0.4, -1.2], activation, 'tanh').flat();
    const a = tf.tidy(() => {
      const shape = { sizes, activation, output: 'tanh' } as const;
      const layers = forward(shape, tf.tensor1d(parameters), tf.tensor2d([[0.4, -1.2]])).a;
      return layers.flatMap((layer) => [...layer.dataSync()]);
    });
    expect(a.length).toBe(6);
    for (const [i, value] of a.entries()) expect(value).toBeCloseTo(plain[i]!, 5);
  });

  test.each(INITIALISATIONS)('starts from the seed alone, %s', (name) => {
    const start = initialParameters([2, 8, 8, 1], name, 5);
    expect(initialParameters([2, 8, 8, 1], name, 5)).toEqual(start);
    expect(start.every(Number.isFinite)).toBe(true);
    const biases = start.slice(16, 24);
    expect([...new Set(biases)]).toEqual([name === 'uniform' ? Math.fround(0.1) : 0]);
    const spread = Math.sqrt(start.slice(24, 88).reduce((sum, w) => sum + w * w, 0) / 64);
    // Standard deviations: √(2/16), √(2/8), 1/√12, 3, 0.
    const expected = { glorot: 0.354, he: 0.5, uniform: 0.289, large: 3, zeros: 0 }[name];
    expect(spread).toBeNear(expected, 0.25 * expected);
  });
});

test('the grid goes over the square from the top left', () => {
  const grid = gridPoints(2);
  expect(grid).toEqual([
    { x1: -3, x2: 3 },
    { x1: 3, x2: 3 },
    { x1: -3, x2: -3 },
    { x1: 3, x2: -3 },
  ]);
});
