import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import * as tf from '../../../src/engine/tf.ts';
import { shapeOf } from '../../../src/labs/playground/describe.ts';
import { measureEvery } from '../../../src/labs/playground/measureEvery.ts';
import { createTrainer } from '../../../src/labs/playground/model.ts';
import { playground, type PlaygroundParams } from '../../../src/labs/playground/protocol.ts';

const settings = (changes: Partial<PlaygroundParams>): PlaygroundParams => ({ ...playground.defaults, ...changes });

beforeAll(() => tf.setBackend('cpu'));

test('solves the spiral: mean ½(y − a)² below 0.05', async () => {
  const solve = () => {
    const trainer = createTrainer(
      settings({ data: 'spiral', hidden: '8-8', batchSize: 10_000, learningRate: 0.05, points: 500 }),
    );
    expect(trainer.stepsPerEpoch).toBe(1);
    for (let step = 0; step < 400; step++) trainer.step();
    const { trainLoss, trainAccuracy, step } = trainer.measure();
    expect(step).toBe(400);
    expect(trainLoss).toBeLessThan(0.05);
    expect(trainAccuracy).toBeGreaterThan(0.95);
    trainer.dispose();
  };
  await expect(solve).toKeepTensors();
});

test('an epoch uses every point once', () => {
  const trainer = createTrainer(settings({ points: 50, validation: 0.2, batchSize: 16 }));
  expect(trainer.stepsPerEpoch).toBe(3);
  const sizes: number[] = [];
  for (let step = 0; step < 6; step++) {
    sizes.push(trainer.nextBatch);
    trainer.step();
  }
  expect(sizes).toEqual([16, 16, 8, 16, 16, 8]);
  trainer.dispose();
});

test('is the same again with the same settings, whatever the batch, dropout and penalty', () => {
  const params = settings({ batchSize: 7, dropout: 0.2, l1: 0.001, l2: 0.01, optimizer: 'momentum', noise: 20 });
  const runs = [0, 1].map(() => {
    const trainer = createTrainer(params);
    for (let step = 0; step < 40; step++) trainer.step();
    const values = trainer.parameters();
    trainer.dispose();
    return values;
  });
  expect(runs[0]).toEqual(runs[1]);
});

test('without a penalty zeros keep the units of a layer alike', () => {
  const trainer = createTrainer(settings({ initialisation: 'zeros', hidden: '4' }));
  for (let step = 0; step < 20; step++) trainer.step();
  const [w] = [trainer.parameters()];
  expect(new Set(w!.slice(0, 4)).size).toBe(1);
  trainer.dispose();
});

test('with one tanh layer and x₁x₂ alone xor needs no hidden unit', () => {
  const trainer = createTrainer(settings({ data: 'xor', features: '0000100', hidden: '', learningRate: 0.1 }));
  for (let step = 0; step < 200; step++) trainer.step();
  expect(trainer.measure().validationAccuracy).toBe(1);
  trainer.dispose();
});

test('a plane is fitted with a linear unit', () => {
  const trainer = createTrainer(settings({ data: 'plane', hidden: '', learningRate: 0.01 }));
  expect(shapeOf(settings({ data: 'plane' })).output).toBe('linear');
  for (let step = 0; step < 600; step++) trainer.step();
  const { trainLoss, trainAccuracy } = trainer.measure();
  expect(trainLoss).toBeLessThan(0.001);
  expect(trainAccuracy).toBeNull();
  const [w1, w2] = trainer.parameters();
  expect(w1).toBeCloseTo(0.1, 1);
  expect(w2).toBeCloseTo(0.1, 1);
  trainer.dispose();
});

test('losses are measured at steps that do not depend on speed', () => {
  const steps = [0];
  while (steps.at(-1)! < 10_000) steps.push(steps.at(-1)! + measureEvery(steps.at(-1)!));
  expect(steps.slice(0, 4)).toEqual([0, 1, 2, 3]);
  expect(steps.length).toBeLessThan(450);
});
