import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, test } from 'vitest';
import * as tf from '../../../src/engine/tf.ts';
import { createTestContext } from '../../support/sessions.ts';
import { shapeOf } from '../../../src/labs/playground/describe.ts';
import { forward, gradient, lossOf, meanLoss, penaltyGradient } from '../../../src/labs/playground/gradient.ts';
import { gridPoints } from '../../../src/labs/playground/grid.ts';
import { createTrainer } from '../../../src/labs/playground/model.ts';
import {
  activeFeatures,
  countParameters,
  featuresOf,
  forwardPoint,
  initialParameters,
  layerSizes,
  layoutOf,
} from '../../../src/labs/playground/network.ts';
import { dropoutMasks, weightMask } from '../../../src/labs/playground/planeNetwork.ts';
import {
  ACTIVATIONS,
  DEFAULT_PARAMS,
  INITIALISATIONS,
  LOSSES,
  OPTIMIZERS,
  SURFACE_SIZE,
  UNIT_SIZE,
  type PlaygroundParams,
  type PlaygroundSnapshot,
} from '../../../src/labs/playground/protocol.ts';
import { measureEvery } from '../../../src/labs/playground/measureEvery.ts';
import { createSession } from '../../../src/labs/playground/session.ts';
import { createRandom } from '../../../src/math/random.ts';
import { DEFAULT_SETTINGS } from '../../../src/nn/optimizerNames.ts';
import { createFastOptimizer } from '../../../src/nn/optimizers.ts';

const random = createRandom(7);
const normals = (n: number) => Float32Array.from({ length: n }, () => random.normal());
const settings = (changes: Partial<PlaygroundParams>): PlaygroundParams => ({ ...DEFAULT_PARAMS, ...changes });

/** Largest difference of two tensors. */
function distance(a: tf.Tensor, b: tf.Tensor): number {
  return tf.tidy(() => tf.max(tf.abs(tf.sub(a, b))).dataSync()[0]!);
}

beforeAll(() => tf.setBackend('cpu'));

describe('the explicit gradient equals automatic differentiation', () => {
  const sizes = [3, 5, 4, 1];
  const combinations = ACTIVATIONS.flatMap((activation) =>
    [...LOSSES.map((loss) => [loss, 'tanh'] as const), ['squared', 'linear'] as const].flatMap(([loss, output]) =>
      [0, 0.3].map((dropout) => [activation, loss, output, dropout] as const),
    ),
  );

  test.each(combinations)('%s, %s on a %s output, dropout %d', (activation, loss, output, dropout) => {
    tf.tidy(() => {
      const shape = { sizes, activation, output };
      const parameters = tf.tensor1d(normals(countParameters(sizes)));
      const x = tf.tensor2d(normals(33), [11, 3]);
      const signs = Float32Array.from(normals(11), (value) => Math.sign(value) || 1);
      const y = tf.tensor2d(output === 'tanh' ? signs : normals(11), [11, 1]);
      const masks = dropoutMasks(sizes, 11, dropout, createRandom(3));
      const ofTape = tf.grad((p) => meanLoss(loss, output, forward(shape, p as tf.Tensor1D, x, masks).z.at(-1)!, y));
      const explicit = gradient(shape, loss, parameters, x, y, masks);
      const automatic = ofTape(parameters);
      expect(tf.max(tf.abs(automatic)).dataSync()[0]).toBeGreaterThan(1e-3);
      expect(distance(explicit, automatic)).toBeLessThan(1e-5);
    });
  });

  test('of l1 Σ|w| + ½ l2 Σw², biases apart', () => {
    tf.tidy(() => {
      const parameters = tf.tensor1d(normals(countParameters(sizes)));
      const isWeight = tf.tensor1d(weightMask(sizes));
      for (const [l1, l2] of [
        [0.3, 0],
        [0, 0.2],
        [0.1, 0.4],
      ] as const) {
        const penalty = (p: tf.Tensor) => {
          const weights = tf.mul(p, isWeight);
          return tf.add(tf.mul(tf.sum(tf.abs(weights)), l1), tf.mul(tf.sum(tf.square(weights)), l2 / 2)) as tf.Scalar;
        };
        expect(distance(penaltyGradient(parameters, isWeight, { l1, l2 })!, tf.grad(penalty)(parameters))).toBeLessThan(
          1e-6,
        );
      }
      expect(penaltyGradient(parameters, isWeight, { l1: 0, l2: 0 })).toBeNull();
    });
  });
});

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

test('losses of one number, worked out by hand', () => {
  expect(lossOf('squared', 0.5, 0, 1)).toBe(0.125);
  // a = tanh 0 = 0 gives both classes ½: −ln ½.
  expect(lossOf('cross-entropy', 0, 0, -1)).toBeCloseTo(Math.LN2, 12);
  const z = 0.7;
  expect(lossOf('cross-entropy', Math.tanh(z), z, 1)).toBeCloseTo(-Math.log((1 + Math.tanh(z)) / 2), 12);
  expect(lossOf('cross-entropy', -1, -500, 1)).toBe(1000);
});

describe('optimisers', () => {
  const reference = {
    sgd: () => tf.train.sgd(0.1),
    momentum: () => tf.train.momentum(0.1, 0.9),
    rmsprop: () => tf.train.rmsprop(0.1, 0.9, 0, 1e-7),
    adam: () => tf.train.adam(0.1, 0.9, 0.999, 1e-7),
  };

  test.each(OPTIMIZERS)('%s makes the steps of TensorFlow.js', (name) => {
    const [ours, theirs] = [0, 1].map(() => tf.tidy(() => tf.variable(tf.tensor1d([0.5, -2, 3])))) as [
      tf.Variable,
      tf.Variable,
    ];
    const [optimizer, other] = [
      createFastOptimizer(name, { ...DEFAULT_SETTINGS, learningRate: 0.1 }, [3]),
      reference[name](),
    ];
    for (let step = 0; step < 5; step++) {
      const g = tf.tensor1d(normals(3));
      optimizer.step(ours, g);
      other.applyGradients([{ name: theirs.name, tensor: g }]);
      g.dispose();
    }
    // TensorFlow.js adds ε inside the root of RMSProp.
    expect(distance(ours, theirs)).toBeLessThan(1e-4);
    optimizer.dispose();
    other.dispose();
    tf.dispose([ours, theirs]);
  });
});

describe('training', () => {
  test('solves the spiral: mean ½(y − a)² below 0.05', () => {
    const before = tf.memory().numTensors;
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
    expect(tf.memory().numTensors).toBe(before);
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

describe('the session', () => {
  test('sends surfaces and losses, answers, and keeps no tensor', async () => {
    const before = tf.memory().numTensors;
    const session = createSession(settings({ hidden: '4-2' }), null, createTestContext());
    const run = session.run();
    const next = async () => (await run.next()).value as PlaygroundSnapshot;
    const first = await next();
    expect(first.measured.map(({ step }) => step)).toEqual([0, 1]);
    expect(first.surface.length).toBe(SURFACE_SIZE ** 2);
    expect(first.units.length).toBe(6 * UNIT_SIZE ** 2);
    expect(first.weights.length).toBe(3 * 4 + 5 * 2 + 3);
    // Without validation points there is nothing to measure there; here there are.
    expect(first.measured[1]!.validationLoss).toBeGreaterThan(0);
    const changed = (await session.answer!('set-weight', { index: 0, value: 2.5 })) as PlaygroundSnapshot;
    expect(changed.weights[0]).toBe(2.5);
    const { learningRate, l1, l2, dropout } = DEFAULT_PARAMS;
    expect(await session.answer!('tune', { learningRate, l1, l2, dropout, speed: 'slow' })).toBe(true);
    expect((await next()).step).toBe(2);
    await run.return();
    session.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  test('refuses settings out of range and a set without points', () => {
    const refuse = (changes: object) => () =>
      createSession({ ...DEFAULT_PARAMS, ...changes }, null, createTestContext()).dispose();
    for (const changes of [
      { hidden: '4-9' },
      { hidden: '1-1-1-1-1-1-1' },
      { features: '0000000' },
      { learningRate: Number.NaN },
      { noise: 1e308 },
      { own: '1_2' },
      { data: 'own-classes', own: '' },
    ]) {
      expect(refuse(changes), JSON.stringify(changes)).toThrow('bad-params');
    }
  });

  test('refuses a weight by hand that is no number', () => {
    const session = createSession(DEFAULT_PARAMS, null, createTestContext());
    const set = (index: number, value: number) => () => session.answer!('set-weight', { index, value });
    expect(set(0, Number.NaN)).toThrow('not allowed');
    expect(set(999, 1)).toThrow('not allowed');
    session.dispose();
  });

  test('a run that blows up says so', async () => {
    const wild = settings({ data: 'plane', activation: 'linear', optimizer: 'sgd', learningRate: 10, hidden: '8-8' });
    const session = createSession(wild, null, createTestContext());
    const run = session.run();
    await expect(async () => {
      for (let i = 0; i < 500; i++) await run.next();
    }).rejects.toThrow('not-finite');
    session.dispose();
  });

  test('losses are measured at steps that do not depend on speed', () => {
    const steps = [0];
    while (steps.at(-1)! < 10_000) steps.push(steps.at(-1)! + measureEvery(steps.at(-1)!));
    expect(steps.slice(0, 4)).toEqual([0, 1, 2, 3]);
    expect(steps.length).toBeLessThan(450);
  });
});
