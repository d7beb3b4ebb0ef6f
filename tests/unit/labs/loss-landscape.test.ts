import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, test } from 'vitest';
import * as tf from '../../../src/engine/tf.ts';
import { forward, meanLoss } from '../../../src/labs/loss-landscape/model.ts';
import { makeMoons } from '../../../src/data/moons.ts';
import { drawDirection, initialParameters, planLayers } from '../../../src/labs/loss-landscape/network.ts';
import { choosePlane, findLeading, findPrincipal, project } from '../../../src/labs/loss-landscape/plane.ts';
import {
  lossLandscape,
  type LandscapeGrid,
  type LandscapeSnapshot,
  type LandscapeTraining,
} from '../../../src/labs/loss-landscape/protocol.ts';
import session from '../../../src/labs/loss-landscape/session.ts';
import { lossInDouble, surveyUntrained } from '../../../src/labs/loss-landscape/untrained.ts';
import { createRandom } from '../../../src/math/random.ts';
import { runSession } from '../../support/sessions.ts';

async function run(params: object) {
  const given = { ...lossLandscape.defaults, steps: 60, size: 9, ...params };
  const { snapshots, session: live } = await runSession<LandscapeSnapshot>(session, given);
  live.dispose();
  const grids = snapshots.filter((snapshot): snapshot is LandscapeGrid => snapshot.phase === 'grid');
  const steps = snapshots.filter((snapshot): snapshot is LandscapeTraining => snapshot.phase === 'train');
  return { last: grids.at(-1)!, first: steps[0]!, steps };
}

describe('loss-landscape', () => {
  beforeAll(() => tf.setBackend('cpu'));

  test('a network 2-8-8-1 has 24 + 72 + 9 parameters', () => {
    expect(planLayers(2).parameters).toBe(105);
    expect(planLayers(2).layers).toEqual([
      { inputs: 2, outputs: 8, at: 0 },
      { inputs: 8, outputs: 8, at: 24 },
      { inputs: 8, outputs: 1, at: 96 },
    ]);
    expect(makeMoons(1)).toEqual(makeMoons(1));
  });

  test('forward is the network by hand, with and without skip connections', () => {
    for (const skip of ['no', 'yes'] as const) {
      const params = { ...lossLandscape.defaults, skip };
      const theta = initialParameters(params).map((value, i) => value + 0.01 * i);
      const x = [0.3, -0.8];
      const z = forward(tf.tensor1d(theta), tf.tensor2d([x]), params).dataSync()[0]!;
      let a = x;
      for (const [i, { inputs, outputs, at }] of planLayers(2).layers.entries()) {
        const sums = Array.from({ length: outputs }, (_, j) =>
          a.reduce((sum, value, k) => sum + value * theta[at + k * outputs + j]!, theta[at + inputs * outputs + j]!),
        );
        const before = a;
        a = i === 2 ? sums : sums.map((value, j) => Math.tanh(value) + (skip === 'yes' && i === 1 ? before[j]! : 0));
      }
      expect(z).toBeCloseTo(a[0]!, 4);
    }
  });

  test('directions are normalised by neuron, biases stay', () => {
    const { layers, parameters } = planLayers(2);
    const theta = initialParameters(lossLandscape.defaults);
    const direction = drawDirection(theta, layers, createRandom(4));
    expect(direction).toHaveLength(parameters);
    const norm = (values: Float32Array, neuron: number) =>
      Math.hypot(...Array.from({ length: 8 }, (_, i) => values[24 + i * 8 + neuron]!));
    for (let neuron = 0; neuron < 8; neuron++) {
      expect(norm(direction, neuron)).toBeCloseTo(norm(theta, neuron), 5);
      expect(direction[24 + 64 + neuron]).toBe(0);
    }
  });

  test('principal directions of known matrices and walks', () => {
    const leading = findLeading([Float64Array.of(2, 1), Float64Array.of(1, 2)]);
    expect(Math.abs(leading[0]!)).toBeCloseTo(Math.SQRT1_2, 9);
    // A walk mostly along (1, 1, 0), a little along (0, 0, 1).
    const offsets = [3, 2, 1, 0].map((k) => Float64Array.of(k, k, k % 2 === 0 ? 0.1 : -0.1));
    const [d, e] = findPrincipal(offsets);
    expect(Math.abs(d[0]! * Math.SQRT1_2 + d[1]! * Math.SQRT1_2)).toBeCloseTo(1, 3);
    expect(Math.abs(e[2]!)).toBeCloseTo(1, 2);
    expect(d[0]! * e[0]! + d[1]! * e[1]! + d[2]! * e[2]!).toBeCloseTo(0, 5);
    const skew = [Float32Array.of(1, 0, 0), Float32Array.of(1, 1, 0)] as const;
    expect(project([5, 3, 9], skew)).toEqual([2, 3]);
  });

  test('a walk in a plane lies in it wholly, whatever the seed', () => {
    const walk = [0, 1, 2, 3].map((k) => Float32Array.of(k, k * k, 1));
    const plane = choosePlane('path', walk, [], 1);
    expect(plane.inPlane).toBeCloseTo(1, 5);
    expect(Array.from(plane.path.slice(-2)).map(Math.abs)).toEqual([0, 0]);
  });

  test('training lowers the loss; the centre of the picture is the trained network', async () => {
    const { last, first, steps } = await run({ directions: 'random' });
    expect(steps.at(-1)!.step).toBe(60);
    expect(last.loss).toBeLessThan(0.5 * first.losses[0]!);
    expect(last.accuracy).toBeGreaterThan(0.85);
    expect(last.values[4 * 9 + 4]).toBeCloseTo(last.loss, 6);
    expect(Array.from(last.values).every(Number.isFinite)).toBe(true);
    expect(last.parameters).toBe(105);
    expect(last.inPlane).toBeLessThan(0.3);
  });

  test('the plane of the walk holds most of the walk', async () => {
    const { last } = await run({ directions: 'path' });
    expect(last.inPlane).toBeGreaterThan(0.8);
    expect(Array.from(last.path.slice(-2)).map(Math.abs)).toEqual([0, 0]);
    expect(last.xRange[0]).toBeLessThan(Math.min(...last.path.filter((_, i) => i % 2 === 0)));
  });

  test.each([
    { layers: 2, activation: 'tanh', skip: 'no', seed: 1 },
    { layers: 5, activation: 'relu', skip: 'yes', seed: 9 },
  ] as const)('what is shown before training is the loss of the first weights: %j', async (params) => {
    const { layers } = planLayers(params.layers);
    const data = makeMoons(params.seed);
    const given = { ...lossLandscape.defaults, ...params };
    const [x, y] = [tf.tensor2d(data.x, [128, 2]), tf.tensor1d(data.y)];
    const inTensors = (theta: Float32Array) => meanLoss(tf.tensor1d(theta), x, y, given).dataSync()[0]!;
    const first = initialParameters(params);
    const other = first.map((value, i) => 1.5 * value + 0.1 * Math.sin(i));
    for (const theta of [first, other]) {
      expect(lossInDouble(theta, layers, data, params)).toBeCloseTo(inTensors(theta), 5);
    }
    const { size, values, loss, range } = surveyUntrained(params);
    expect(range).toEqual([-1, 1]);
    expect(values).toHaveLength(size * size);
    expect(values[(size * size - 1) / 2]).toBe(loss);
    // The training begins there.
    expect(loss).toBeCloseTo((await run({ ...params, steps: 10 })).first.losses[0]!, 5);
    // A corner, by tensors: one step along both directions.
    const random = createRandom(params.seed, 3);
    const [d, e] = [drawDirection(first, layers, random), drawDirection(first, layers, random)];
    expect(values.at(-1)).toBeCloseTo(inTensors(first.map((value, i) => value + d[i]! + e[i]!)), 4);
  });

  test('keeps no tensor and refuses bad settings', async () => {
    await expect(() => run({ steps: 10, skip: 'yes', activation: 'relu', layers: 4 })).toKeepTensors();
    await expect(run({ size: 8 })).rejects.toThrow('size=8');
  });
});
