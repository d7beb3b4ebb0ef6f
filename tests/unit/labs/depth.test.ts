import { describe, expect, test } from 'vitest';
import { countBins, shareIdle } from '../../../src/labs/depth/network.ts';
import { predictLayers } from '../../../src/labs/depth/predict.ts';
import { BINS, depth, type DepthParams, type DepthSnapshot } from '../../../src/labs/depth/protocol.ts';
import session from '../../../src/labs/depth/session.ts';
import { runSession } from '../../support/sessions.ts';
import { useWasmKernels } from '../../support/wasmKernels.ts';

const run = (params: Partial<DepthParams>) =>
  runSession<DepthSnapshot>(session, { ...depth.defaults, steps: 1, ...params });

/** Loss of the last step of a run. */
async function lastLoss(params: Partial<DepthParams>): Promise<number> {
  const { snapshots, session: live } = await run(params);
  live.dispose();
  return snapshots.at(-1)!.losses.at(-1)!;
}

describe('depth', () => {
  useWasmKernels();

  const VARIANTS = (['no', 'yes'] as const).flatMap((residual) =>
    (['no', 'yes'] as const).flatMap((norm) =>
      (['relu', 'tanh'] as const).map((activation) => ({ residual, norm, activation })),
    ),
  );
  test.each(VARIANTS)('$activation, residual $residual, norm $norm: the page predicts the device', async (variant) => {
    const params = { ...depth.defaults, ...variant, steps: 1, layers: 7, weights: 'he' as const, seed: 3 };
    const { snapshots, session: live } = await run(params);
    live.dispose();
    const { losses, layers } = snapshots[0]!;
    const predicted = predictLayers(params);
    expect(losses[0]).toBeNear(predicted.loss, 1e-4);
    const { activations, gradients, idle, histograms } = predicted;
    const furthest = (a: Float32Array, b: Float32Array, unit: (value: number) => number) => {
      expect(a).toHaveLength(b.length);
      return Math.max(...a.map((value, i) => Math.abs(value - b[i]!) / unit(b[i]!)));
    };
    const itself = (value: number) => value;
    expect(furthest(layers.activations, activations, itself)).toBeLessThan(1e-3);
    expect(furthest(layers.gradients, gradients, itself)).toBeLessThan(1e-3);
    // A value at the border of a bin, or a unit at the border, may be rounded to either side.
    expect(furthest(layers.idle, idle, () => 1)).toBeLessThan(0.002);
    expect(furthest(layers.histograms, histograms, () => 1)).toBeLessThan(0.002);
  });

  test('what the page says of 16 ReLU layers', async () => {
    const plain = predictLayers(depth.defaults);
    expect(plain.activations[16]).toBeNear(0.00045, 0.00001);
    expect(plain.gradients[0]).toBeNear(1.1e-5, 1e-6);
    expect(plain.activations[0]).toBeNear(0.78, 0.005);
    expect(await lastLoss({ steps: 30 })).toBeNear(0.692, 0.001);
    expect(await lastLoss({ residual: 'yes', norm: 'yes', steps: 30 })).toBeNear(0.022, 0.002);
    expect(await lastLoss({ norm: 'yes', steps: 30 })).toBeGreaterThan(0.4);
    expect(await lastLoss({ weights: 'he', steps: 30 })).toBeNear(0.366, 0.01);
    // Alone, a residual sum of ReLUs grows, and the first steps throw the weights away.
    expect(predictLayers({ ...depth.defaults, residual: 'yes' }).loss).toBeNear(62.9, 0.1);
    await expect(run({ residual: 'yes', steps: 10 })).rejects.toMatchObject({
      fault: { code: 'not-finite', place: { step: 4 } },
    });
  });

  test('normalization alone: activations keep their size, and gradients grow towards the input', () => {
    const { activations, gradients } = predictLayers({ ...depth.defaults, norm: 'yes', layers: 30 });
    expect(activations[30]).toBeGreaterThan(0.3);
    expect(gradients[0]! / gradients[29]!).toBeNear(280, 15);
    const both = predictLayers({ ...depth.defaults, norm: 'yes', residual: 'yes', layers: 30 });
    expect(both.gradients[0]! / both.gradients[29]!).toBeLessThan(5);
  });

  test('histograms count everything, at the ends what lies beyond', () => {
    const shares = countBins([-10, 0, 0, 10]);
    expect(shares).toHaveLength(BINS);
    expect([shares[0], shares[16], shares[32]]).toEqual([0.25, 0.5, 0.25]);
    expect(shareIdle([0, 0, 2, 3], 'relu')).toBe(0.5);
    expect(shareIdle([-0.99, 0, 0.5, 0.98], 'tanh')).toBe(0.5);
  });

  test('keeps no tensor', async () => {
    const use = async () => {
      const { session: live } = await run({ layers: 3, steps: 3 });
      live.dispose();
    };
    await expect(use).toKeepTensors();
  });
});
