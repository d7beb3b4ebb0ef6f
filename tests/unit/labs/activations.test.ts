import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, test } from 'vitest';
import * as tf from '../../../src/engine/tf.ts';
import { ACTIVATION_NAMES, ACTIVATIONS, sigmoid } from '../../../src/math/activations.ts';
import { differentiateChain, measureLayers } from '../../../src/labs/activations/model.ts';
import { multiplySlopes, predictLayers } from '../../../src/labs/activations/predict.ts';
import { activations, type ActivationsSnapshot } from '../../../src/labs/activations/protocol.ts';
import session from '../../../src/labs/activations/session.ts';
import { erf } from '../../../src/math/erf.ts';
import { runSession } from '../../support/sessions.ts';

const run = (params: object) => runSession<ActivationsSnapshot>(session, { ...activations.defaults, ...params });

/** Equal to a number of 32 bits, within what rounding makes of it. */
function expectNear(predicted: number, computed: number): void {
  expect(predicted).toBeNear(computed, 1e-3 * Math.abs(computed) + 1e-12);
}

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
    expect(multiplySlopes('sigmoid', 2, 1, 10)[9]).toBeLessThan(1e-6);
    const relu = differentiateChain('relu', 2, 1, 10);
    expect(relu.dataSync()[0]).toBe(1);
    relu.dispose();
    expect(multiplySlopes('relu', 2, 1.5, 10)[9]).toBeCloseTo(1.5 ** 10, 9);
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

  test.each(ACTIVATION_NAMES)('%s: what the page predicts is what the device computes', async (activation) => {
    for (const change of [{ depth: 6 }, { depth: 12, weight: 1.6, z: -0.7, seed: 7 }]) {
      const params = { ...activations.defaults, activation, ...change };
      const { chain, layers } = (await run(params)).snapshots[0]!;
      const predicted = multiplySlopes(activation, params.z, params.weight, params.depth);
      expect(predicted).toHaveLength(params.depth);
      for (const [k, slope] of predicted.entries()) expectNear(Math.abs(slope), chain[k]!);
      const norms = predictLayers(activation, params.weight, params.depth, params.seed);
      expect(norms).toHaveLength(params.depth + 1);
      for (const [l, norm] of norms.entries()) expectNear(norm, layers[l]!);
    }
  });

  test('keeps no tensor, answers anew, refuses bad settings', async () => {
    const use = async () => {
      const { session: live } = await run({});
      const answer = (await live.answer!('compute', { ...activations.defaults, z: 5 })) as ActivationsSnapshot;
      expect(answer.point.slope).toBeCloseTo(0.006648, 6);
      await expect(live.answer!('compute', { ...activations.defaults, z: Number.NaN })).rejects.toThrow('z=NaN');
      live.dispose();
    };
    await expect(use).toKeepTensors();
  });
});
