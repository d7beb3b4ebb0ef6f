import { describe, expect, test } from 'vitest';
import { CHECKPOINTS, cifar10, type Checkpoint } from '../../../src/labs/cifar10/protocol.ts';
import { sizeOf } from '../../../src/math/shapes.ts';
import { PARAMETERS } from '../../../src/nn/articleNetwork.ts';
import { checkpointFrom, checkpointOf, isCheckpoint, stateOf } from '../../../src/nn/checkpoint.ts';

const zeros = () => PARAMETERS.map(({ shape }) => new Float32Array(sizeOf(shape)));
const isRun = (value: unknown) => isCheckpoint(value, CHECKPOINTS);

/** A run exactly as earlier versions stored it. */
const OLD = {
  version: 1,
  params: { images: 10_000, epochs: 6, batchSize: 64, learningRate: 0.0001, validationSplit: 0.1, seed: 1 },
  step: 141,
  weights: zeros(),
  moments1: zeros(),
  moments2: zeros(),
  history: [{ step: 10, loss: 2.2 }],
  epochs: [{ epoch: 1, trainLoss: 1.9, trainAccuracy: 0.3, validationLoss: 1.7, validationAccuracy: 0.4 }],
};

describe('a kept run', () => {
  test('of an earlier version is one, and what training goes on from', () => {
    expect(isRun(OLD)).toBe(true);
    expect(stateOf(OLD as unknown as Checkpoint)).toMatchObject({
      step: 141,
      learningRate: 0.0001,
      epochs: [{ epoch: 1, train: { loss: 1.9, accuracy: 0.3 }, held: { loss: 1.7, accuracy: 0.4 } }],
    });
    expect(isRun({ ...OLD, epochs: [{ ...OLD.epochs[0], validationLoss: null, validationAccuracy: null }] })).toBe(
      true,
    );
    expect(isRun({ ...OLD, moments1: [], moments2: [] })).toBe(true);
  });

  test('holds what earlier versions stored: they can go on with it too', () => {
    const stored = checkpointOf(stateOf(OLD as unknown as Checkpoint), cifar10.defaults);
    expect(stored).toEqual({ ...OLD, params: { ...cifar10.defaults, ...OLD.params } });
  });

  test('from a file begins at step 0 with the weights alone', () => {
    const imported = checkpointFrom(cifar10.defaults, zeros(), 0);
    expect(isRun(imported)).toBe(true);
    expect(imported).toMatchObject({ step: 0, moments1: [], epochs: [] });
  });

  test('of a reader’s network has arrays of any sizes, moments for the first of them', () => {
    const own = {
      ...OLD,
      topology: '{}',
      weights: [new Float32Array(6), new Float32Array(2), new Float32Array(2)],
      moments1: [new Float32Array(6), new Float32Array(2)],
      moments2: [new Float32Array(6), new Float32Array(2)],
    };
    expect(isRun(own)).toBe(true);
    expect(isRun({ ...own, moments1: [new Float32Array(5), new Float32Array(2)] })).toBe(false);
    expect(isRun({ ...own, moments2: [] })).toBe(false);
    expect(isRun({ ...own, topology: 5 })).toBe(false);
    expect(isRun({ ...own, topology: undefined })).toBe(false);
  });

  const broken = zeros();
  broken[3]![7] = Number.NaN;
  test.each([
    ['nothing', null],
    ['another version', { ...OLD, version: 2 }],
    ['settings out of range', { ...OLD, params: { ...OLD.params, batchSize: 7 } }],
    ['no settings', { ...OLD, params: undefined }],
    ['no step', { ...OLD, step: 1.5 }],
    ['too few weights', { ...OLD, weights: zeros().slice(1) }],
    ['weights of another size', { ...OLD, weights: zeros().with(0, new Float32Array(3)) }],
    ['lists instead of arrays', { ...OLD, weights: zeros().map((values) => [...values]) }],
    ['NaN', { ...OLD, weights: broken }],
    ['NaN in a moment', { ...OLD, moments2: broken }],
    ['moments of half', { ...OLD, moments1: zeros().slice(0, 5), moments2: zeros().slice(0, 5) }],
    ['a history of words', { ...OLD, history: ['x'] }],
    ['epochs without numbers', { ...OLD, epochs: [{ epoch: 1 }] }],
  ])('is none: %s', (_, value) => expect(isRun(value)).toBe(false));
});
