import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, test } from 'vitest';
import * as tf from '../../../src/engine/tf.ts';
import { Batches, differentiate, TENSOR_SURFACES } from '../../../src/labs/optimizer-race/model.ts';
import { planOf, type RaceParams, type RaceSnapshot } from '../../../src/labs/optimizer-race/protocol.ts';
import { createGradient, predictRace } from '../../../src/labs/optimizer-race/predict.ts';
import session from '../../../src/labs/optimizer-race/session.ts';
import {
  createSurface,
  EXAMPLES,
  makeData,
  SURFACE_NAMES,
  SURFACE_PLANS,
} from '../../../src/labs/optimizer-race/surfaces.ts';
import { OPTIMIZER_NAMES, type OptimizerName } from '../../../src/nn/optimizerNames.ts';
import { runSession } from '../../support/sessions.ts';

/** Last height of every racer, and whether it diverged. */
async function race(params: RaceParams) {
  const { snapshots, session: live } = await runSession<RaceSnapshot>(session, params);
  live.dispose();
  const last = snapshots.at(-1)!;
  expect(last.step).toBe(params.steps);
  const find = (name: OptimizerName) => last.racers.find((racer) => racer.name === name)!;
  return {
    loss: (name: OptimizerName) => find(name).losses.at(-1)!,
    place: (name: OptimizerName) => Array.from(find(name).path.slice(-2)),
    diverged: (name: OptimizerName) => find(name).diverged,
    snapshots,
  };
}

describe('optimizer-race', () => {
  beforeAll(() => tf.setBackend('cpu'));

  test.each(SURFACE_NAMES)('%s: numbers and tensors are the same surface, with the same gradient', async (name) => {
    const height = createSurface(name, 1);
    const { x: inputs, y: targets } = makeData(1);
    const [input, target] = [tf.tensor1d(inputs), tf.tensor1d(targets)];
    for (const [x, y] of [
      [0.3, -0.7],
      [-1.1, 0.4],
      [1.5, 1.2],
    ] as const) {
      const value = TENSOR_SURFACES[name](tf.tensor1d([x]), tf.tensor1d([y]), input, target).dataSync()[0]!;
      expect(value / height(x, y)).toBeCloseTo(1, 5);
      const [dx, dy] = differentiate(name, tf.tensor1d([x, y]), input, target).dataSync();
      const h = 1e-5;
      const scale = Math.max(1, Math.abs(dx!), Math.abs(dy!));
      expect(dx! / scale).toBeCloseTo((height(x + h, y) - height(x - h, y)) / (2 * h * scale), 4);
      expect(dy! / scale).toBeCloseTo((height(x, y + h) - height(x, y - h)) / (2 * h * scale), 4);
    }
  });

  test.each(SURFACE_NAMES)('%s: its minima are minima', (name) => {
    const height = createSurface(name, 1);
    for (const { x, y } of SURFACE_PLANS[name].minima) {
      expect(height(x, y)).toBeCloseTo(0, 12);
      for (const [dx, dy] of [
        [1e-3, 0],
        [-1e-3, 0],
        [0, 1e-3],
        [0, -1e-3],
      ] as const)
        expect(height(x + dx, y + dy)).toBeGreaterThan(height(x, y));
    }
  });

  test('the network has a twin of every place: both weights with the other sign', () => {
    const height = createSurface('network', 1);
    expect(height(1.2, 1.5)).toBeCloseTo(height(-1.2, -1.5), 12);
    expect(height(1.2, 1.5)).toBeLessThan(0.015); // about the noise's variance, 0.01
  });

  test('a race starts everyone at the same place and sends every place once', async () => {
    const { snapshots } = await race({ ...planOf('bowl'), steps: 5 });
    expect(snapshots.map(({ from }) => from)).toEqual([0, 1, 2, 3, 4, 5]);
    for (const { path } of snapshots[0]!.racers) expect(Array.from(path)).toEqual([-4, Math.fround(0.6)]);
    // Gradient descent by hand: x(1 − α), y(1 − 100α).
    const sgd = snapshots[1]!.racers[0]!;
    expect(sgd.path[0]).toBeCloseTo(-4 * 0.988, 5);
    expect(sgd.path[1]).toBeCloseTo(0.6 * -0.2, 5);
  });

  test('what the page says of the bowl', async () => {
    const good = await race(planOf('bowl'));
    expect(good.loss('sgd')).toBeCloseTo(0.064, 3);
    expect(good.loss('rmsprop')).toBeCloseTo(0.5, 1);
    expect(good.loss('adagrad')).toBeCloseTo(0.098, 2);
    for (const name of ['momentum', 'nesterov', 'adam', 'adamw'] as const)
      expect(good.loss(name), name).toBeLessThan(1e-7);
    const wild = await race({ ...planOf('bowl'), learningRate: 0.025 });
    expect(OPTIMIZER_NAMES.filter(wild.diverged)).toEqual(['sgd', 'nesterov']);
  });

  test('what the page says of the valley, of Himmelblau and of the saddle', async () => {
    const valley = await race({ ...planOf('rosenbrock'), steps: 400 });
    expect(valley.loss('momentum')).toBeLessThan(0.01);
    expect(valley.loss('sgd')).toBeGreaterThan(2.5);
    const himmelblau = await race(planOf('himmelblau'));
    expect(himmelblau.loss('adam')).toBeLessThan(1e-6);
    expect(himmelblau.loss('adamw')).toBeCloseTo(0.0034, 3);
    const saddle = await race({ ...planOf('saddle'), steps: 50 });
    expect(saddle.loss('sgd')).toBeCloseTo(0.243, 2); // still at the saddle, whose height is 0.25
    expect(saddle.loss('adam')).toBeLessThan(0.01);
  }, 60_000);

  test('what the page says of the network: large steps stay noisy on small batches', async () => {
    const small = await race(planOf('network'));
    const whole = await race({ ...planOf('network'), batchSize: EXAMPLES });
    for (const name of ['momentum', 'nesterov', 'adam'] as const) expect(small.loss(name), name).toBeCloseTo(0.0104, 3);
    const lastStep = ({ snapshots }: typeof small) =>
      snapshots.at(-1)!.racers.find(({ name }) => name === 'momentum')!.stepLength;
    expect(lastStep(small)).toBeCloseTo(0.01, 2);
    expect(lastStep(whole)).toBeLessThan(1e-4);
    expect(small.place('adam')[0]).toBeLessThan(0); // the twin with both signs turned
  }, 60_000);

  test.each(SURFACE_NAMES)('%s: the gradient by hand is that of automatic differentiation', (name) => {
    const { x: inputs, y: targets } = makeData(5);
    const all = Uint32Array.from(inputs.keys());
    for (const [x, y] of [
      [0.3, -0.7],
      [-1.1, 0.4],
    ] as const) {
      const gradient = differentiate(name, tf.tensor1d([x, y]), tf.tensor1d(inputs), tf.tensor1d(targets)).dataSync();
      const byHand = createGradient(name, 5)(x, y, all);
      for (const i of [0, 1] as const) expect(byHand[i] / gradient[i]!).toBeCloseTo(1, 4);
    }
  });

  test.each(SURFACE_NAMES)('%s: the race that the page predicts is that of the device', async (name) => {
    const params = { ...planOf(name), steps: 60, momentum: 0.8, weightDecay: 0.05 };
    const { snapshots } = await race(params);
    const predicted = predictRace(params);
    for (const [i, optimizer] of OPTIMIZER_NAMES.entries()) {
      const path = snapshots.flatMap(({ racers }) => Array.from(racers[i]!.path));
      const track = predicted[optimizer];
      expect(track.diverged).toBe(false);
      expect(track.losses).toHaveLength(61);
      expect(track.path).toHaveLength(path.length);
      // Near a minimum RMSProp leaps to and fro by steps of the size of α: there rounding decides, as in any chaos.
      const told = optimizer === 'rmsprop' ? track.path.slice(0, 2 * 21) : track.path;
      for (const [k, value] of told.entries()) expect(value, `${optimizer} ${k}`).toBeCloseTo(path[k]!, 3);
    }
  });

  test('a predicted optimizer ends where it diverges', () => {
    const wild = predictRace({ ...planOf('bowl'), learningRate: 0.025 });
    expect(OPTIMIZER_NAMES.filter((name) => wild[name].diverged)).toEqual(['sgd', 'nesterov']);
    expect(wild.sgd.losses.length).toBeLessThan(200);
    expect(wild.sgd.losses.every(Number.isFinite)).toBe(true);
  });

  test('mini-batches use every example once an epoch', () => {
    const batches = new Batches({ seed: 3, batchSize: 10 });
    const all = new Set<number>();
    for (let i = 0; i < Math.ceil(EXAMPLES / 10); i++) {
      const [x, y] = batches.next();
      x.dataSync().forEach((value) => all.add(value));
      tf.dispose([x, y]);
    }
    expect(all.size).toBe(EXAMPLES);
  });

  test('keeps no tensor and refuses bad settings', async () => {
    await expect(() => race({ ...planOf('network'), steps: 4 })).toKeepTensors();
    await expect(race({ ...planOf('bowl'), x: Number.NaN })).rejects.toThrow('x=NaN');
  });
});
