import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { registerWasmKernels } from '../../../src/engine/kernels/register.ts';
import * as tf from '../../../src/engine/tf.ts';
import { experiment, EXPERIMENTS, STOPS, type ExperimentName } from '../../../src/labs/playground/experiments.ts';
import { createTrainer } from '../../../src/labs/playground/model.ts';
import { playground, type Measurement, type PlaygroundParams } from '../../../src/labs/playground/protocol.ts';
import { findRefused } from '../../../src/labs/permalink.ts';

/** What the page says of each experiment, computed by the code that it runs, on the backend that it names. */

beforeAll(async () => {
  setWasmPaths(new URL('../../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url).pathname);
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  await tf.setBackend('wasm');
  registerWasmKernels();
});

/** Measurements after given numbers of steps. */
function run(name: ExperimentName, steps: number[], changes: Partial<PlaygroundParams> = {}): Measurement[] {
  const trainer = createTrainer({ ...experiment(name), ...changes });
  const measured = steps.map((wanted) => {
    while (trainer.steps < wanted) trainer.step();
    return trainer.measure();
  });
  trainer.dispose();
  return measured;
}

/** Where the experiment pauses. */
const last = (name: ExperimentName, changes?: Partial<PlaygroundParams>) => run(name, [STOPS[name]], changes).at(-1)!;

describe('guided experiments', () => {
  test('their settings are allowed', () => {
    for (const name of Object.keys(EXPERIMENTS) as ExperimentName[]) {
      expect(findRefused(experiment(name), playground.ranges), name).toBeNull();
    }
  });

  test('one unit is one line: a circle takes three', () => {
    expect(last('circle-0').trainAccuracy).toBeCloseTo(0.664, 2);
    expect(last('circle-3', { hidden: '1' }).trainAccuracy).toBeCloseTo(0.692, 2);
    expect(last('circle-3', { hidden: '2' }).trainAccuracy).toBeCloseTo(0.884, 2);
    expect(last('circle-3').trainAccuracy).toBe(1);
  });

  test('without a bend two layers are no better than none', () => {
    const [deep, none] = [last('linear-deep'), last('circle-0')];
    expect(deep.trainLoss).toBeCloseTo(none.trainLoss, 3);
    expect(deep.trainAccuracy).toBeCloseTo(none.trainAccuracy!, 2);
  });

  test('the right input replaces the hidden layer', () => {
    expect(last('xor-line').validationAccuracy).toBeCloseTo(0.704, 2);
    const product = last('xor-product');
    expect(product.validationAccuracy).toBe(1);
    expect(product.validationLoss).toBeLessThan(0.001);
  });

  test('zeros learn nothing, far too large weights hardly anything', () => {
    expect(last('zeros').trainAccuracy).toBeCloseTo(0.508, 2);
    expect(last('large').trainAccuracy).toBeCloseTo(0.632, 2);
    expect(last('glorot').trainAccuracy).toBe(1);
  });

  test('six layers of sigmoids stand still where tanh is through', () => {
    const [early, late] = run('deep-sigmoid', [1, STOPS['deep-sigmoid']]);
    expect(late!.trainLoss).toBeCloseTo(0.5, 2);
    expect(early!.trainLoss - late!.trainLoss).toBeLessThan(0.2);
    expect(last('deep-tanh').trainLoss).toBeLessThan(0.0015);
  });

  test('few noisy points are learnt by heart; a penalty prevents it', () => {
    const [early, late] = run('overfit', [50, STOPS.overfit]);
    expect(early!.validationLoss).toBeCloseTo(0.33, 1);
    expect(late!.validationLoss).toBeCloseTo(0.5, 1);
    expect(late!.validationLoss! / early!.validationLoss!).toBeGreaterThan(1.3);
    expect(late!.trainLoss).toBeLessThan(0.001);
    const held = last('overfit-l2');
    expect(held.validationLoss).toBeCloseTo(0.33, 1);
    expect(held.trainLoss).toBeGreaterThan(0.04);
  });

  test('on the spiral the optimiser decides', () => {
    expect(last('spiral-sgd').trainLoss).toBeCloseTo(0.401, 2);
    expect(last('spiral-momentum').trainLoss).toBeCloseTo(0.002, 2);
    const [at300, at1000] = run('spiral-adam', [300, STOPS['spiral-adam']]);
    expect(at300!.trainLoss).toBeCloseTo(0.037, 2);
    expect(at1000!.trainLoss).toBeLessThan(0.001);
  });

  test('smooth hills suit tanh', () => {
    expect(last('hills-tanh').validationLoss).toBeLessThan(0.0065);
    expect(last('hills-relu').validationLoss).toBeGreaterThan(0.01);
  });
});
