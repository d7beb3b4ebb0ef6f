import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, test } from 'vitest';
import * as tf from '../../../src/engine/tf.ts';
import { binaryFormulas, regressionFormulas } from '../../../src/labs/losses/formulas.ts';
import {
  losses,
  type LossesReport,
  type LossesSnapshot,
  type LossesTraining,
  type LossId,
} from '../../../src/labs/losses/protocol.ts';
import { predictCategorical, predictTraining } from '../../../src/labs/losses/predict.ts';
import session from '../../../src/labs/losses/session.ts';
import { runSession } from '../../support/sessions.ts';

async function run(params: object): Promise<LossesSnapshot[]> {
  const { snapshots, session: live } = await runSession<LossesSnapshot>(session, { ...losses.defaults, ...params });
  live.dispose();
  return snapshots;
}
const report = async (params: object) => (await run(params))[0] as LossesReport;
const find = ({ curves }: LossesReport, id: LossId) => curves.find((curve) => curve.id === id)!;

describe('losses', () => {
  beforeAll(() => tf.setBackend('cpu'));

  test('regression: values by hand, gradients of MSE twice those of half MSE', async () => {
    const result = await report({ family: 'regression', residual: 3, delta: 1 });
    expect(find(result, 'mse').at).toEqual({ value: 9, gradient: 6 });
    expect(find(result, 'halfMse').at).toEqual({ value: 4.5, gradient: 3 });
    expect(find(result, 'mae').at).toEqual({ value: 3, gradient: 1 });
    expect(find(result, 'huber').at).toEqual({ value: 2.5, gradient: 1 });
    expect(result.maxDifference).toBeLessThan(1e-6);
    expect(regressionFormulas(1).huber!.value(3)).toBe(2.5);
  });

  test('binary: the stable form agrees with the formula, the naive one breaks in float32', async () => {
    const near = await report({ family: 'binary', logit: -4, label: '1' });
    expect(find(near, 'stable').at.value).toBeCloseTo(4.01815, 5);
    expect(find(near, 'stable').at.gradient).toBeCloseTo(-0.98201, 5);
    expect(find(near, 'squared').at.gradient).toBeCloseTo(-0.98201 * 0.0176627, 5);
    expect(near.maxDifference).toBeLessThan(1e-6);
    const far = await report({ family: 'binary', logit: 20, label: '0' });
    expect(find(far, 'naive').at.value).toBe(Infinity); // float32 rounds σ(20) to 1
    expect(find(far, 'stable').at.value).toBeCloseTo(20, 5);
    expect(binaryFormulas(0).stable!.value(800)).toBe(800);
  });

  test('categorical: p − y, and the naive form is not a number at 100', async () => {
    const near = (await report({ family: 'categorical', target: '2' })).categorical!;
    expect(near.stable).toBeCloseTo(1.417, 3);
    expect(near.naive).toBeCloseTo(near.stable, 5);
    expect(Array.from(near.gradient)).toEqual(
      [0.659, -0.7576, 0.0986].map((value) => expect.closeTo(value, 3) as number),
    );
    const far = await report({ family: 'categorical', z1: 100, z2: 0, z3: 0, target: '2' });
    expect(far.categorical!.naive).toBe(Infinity); // −ln (1/∞)
    expect(far.categorical!.stable).toBeCloseTo(100, 4);
    expect(far.maxDifference).toBeLessThan(1e-6);
    const right = (await report({ family: 'categorical', z1: 100, z2: 0, z3: 0, target: '1' })).categorical!;
    expect(right.naive).toBeNaN(); // −ln (∞/∞)
    expect(right.stable).toBe(0);
  });

  test('a neuron that is surely wrong hardly learns by squared error, and by cross-entropy it does', async () => {
    const snapshots = await run({ family: 'saturation', logit: -6, label: '1', learningRate: 0.5, steps: 100 });
    const last = snapshots.at(-1) as LossesTraining;
    expect(last.step).toBe(100);
    expect(last.squared[99]).toBeLessThan(0.005);
    expect(last.entropy[99]).toBeGreaterThan(0.9);
    // σ(−6) = 0.0024726: the gradients are σ − 1 and (σ − 1)σ(1 − σ).
    expect(last.firstGradient.entropy).toBeCloseTo(-0.9975274, 6);
    expect(last.firstGradient.squared).toBeCloseTo(-0.9975274 * 0.0024726 * 0.9975274, 6);
  });

  test('from z = −4 the prediction passes 0.5 after 5 steps by cross-entropy and 71 by squared error, as the page says', async () => {
    const last = (await run({ family: 'saturation' })).at(-1) as LossesTraining;
    expect(last.entropy.findIndex((y) => y >= 0.5)).toBe(5);
    expect(last.squared.findIndex((y) => y >= 0.5)).toBe(71);
  });

  test('what the page predicts is what the device computes', async () => {
    for (const change of [{}, { label: '0', logit: 3, learningRate: 2 }, { logit: -150 }] as const) {
      const params = { ...losses.defaults, family: 'saturation', steps: 200, ...change } as const;
      const last = (await run(params)).at(-1) as LossesTraining;
      const predicted = predictTraining(params);
      for (const kind of ['squared', 'entropy'] as const) {
        expect(predicted[kind]).toHaveLength(200);
        for (const [step, y] of predicted[kind].entries()) expect(y).toBeCloseTo(last[kind][step]!, 4);
      }
    }
    const { categorical } = await report({ family: 'categorical', z1: 2, z2: -1, z3: 0.5, target: '3' });
    const { probabilities, gradient } = predictCategorical({ z1: 2, z2: -1, z3: 0.5, target: '3' });
    for (const i of [0, 1, 2]) {
      expect(probabilities[i]).toBeCloseTo(categorical!.probabilities[i]!, 6);
      expect(gradient[i]).toBeCloseTo(categorical!.gradient[i]!, 6);
    }
  });

  test('keeps no tensor and refuses bad settings', async () => {
    for (const family of ['regression', 'binary', 'categorical', 'saturation'])
      await expect(() => run({ family, steps: 3 }), family).toKeepTensors();
    await expect(run({ logit: 1e308 })).rejects.toThrow('logit=1e+308');
    await expect(run({ family: 'other' })).rejects.toThrow('family=other');
  });
});
