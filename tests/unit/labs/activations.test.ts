import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, test } from 'vitest';
import * as tf from '../../../src/engine/tf.ts';
import { ACTIVATION_NAMES, ACTIVATIONS, sigmoid } from '../../../src/math/activations.ts';
import { differentiateChain, measureLayers, multiplySlopes } from '../../../src/labs/activations/model.ts';
import { DEFAULT_PARAMS, type ActivationsSnapshot } from '../../../src/labs/activations/protocol.ts';
import * as session from '../../../src/labs/activations/session.ts';
import { erf } from '../../../src/math/erf.ts';
import { runSession } from '../../support/sessions.ts';

const run = (params: object) => runSession<ActivationsSnapshot>(session, { ...DEFAULT_PARAMS, ...params });

describe('activations', () => {
  beforeAll(() => tf.setBackend('cpu'));

  test.each([
    [0, 0],
    [0.5, 0.5204998778130465],
    [1, 0.8427007929497149],
    [2, 0.9953222650189527],
    [3, 0.9999779095030014],
    [-1, -0.8427007929497149],
    [7, 1],
  ])('erf(%d), from tables', (x, y) => expect(erf(x)).toBeCloseTo(y, 13));

  test('values worked out by hand', () => {
    expect(sigmoid(0)).toBe(0.5);
    expect(sigmoid(Math.log(3))).toBeCloseTo(0.75, 15);
    expect(sigmoid(-800)).toBe(0);
    expect(sigmoid(800)).toBe(1);
    expect(ACTIVATIONS.sigmoid.slope(5)).toBeCloseTo(0.006648, 6);
    expect(ACTIVATIONS.softplus.value(0)).toBeCloseTo(Math.LN2, 15);
    expect(ACTIVATIONS.gelu.value(1)).toBeCloseTo(0.841345, 6);
    expect(ACTIVATIONS.leakyRelu.value(-3)).toBeCloseTo(-0.03, 12);
  });

  test.each(ACTIVATION_NAMES)('%s: the formula and automatic differentiation agree', async (activation) => {
    const { snapshots } = await run({ activation, depth: 3 });
    expect(snapshots[0]!.maxDifference).toBeLessThan(2e-6);
    expect(snapshots[0]!.chain[2]).toBeCloseTo(Math.abs(snapshots[0]!.product), 5);
  });

  test('ten sigmoid layers shrink a gradient below 10⁻⁶, ten ReLU layers leave it alone', () => {
    expect(multiplySlopes('sigmoid', 2, 1, 10)).toBeLessThan(1e-6);
    const relu = differentiateChain('relu', 2, 1, 10);
    expect(relu.dataSync()[0]).toBe(1);
    relu.dispose();
    expect(multiplySlopes('relu', 2, 1.5, 10)).toBeCloseTo(1.5 ** 10, 9);
  });

  test('in a random network sigmoid loses the gradient, ReLU with √2 keeps its size', async () => {
    const ratio = async (name: 'sigmoid' | 'relu', weight: number) => {
      const norms = measureLayers(name, weight, 10, 1);
      const data = await norms.data();
      norms.dispose();
      expect(data).toHaveLength(11);
      return data[0]! / data[10]!;
    };
    expect(await ratio('sigmoid', 1)).toBeLessThan(1e-5);
    // The numbers that the page states, seed 1.
    expect(await ratio('relu', 1)).toBeCloseTo(0.0912, 3);
    expect(await ratio('relu', Math.SQRT2)).toBeCloseTo(2.92, 1);
    expect(await ratio('relu', 2)).toBeCloseTo(93.4, 0);
  });

  test('keeps no tensor, answers anew, refuses bad settings', async () => {
    const before = tf.memory().numTensors;
    const { session: live } = await run({});
    const answer = (await live.answer!('compute', { ...DEFAULT_PARAMS, z: 5 })) as ActivationsSnapshot;
    expect(answer.point.slope).toBeCloseTo(0.006648, 6);
    expect(() => live.answer!('compute', { ...DEFAULT_PARAMS, z: Number.NaN })).toThrow('z=NaN');
    live.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
