import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { EngineFault } from '../../../src/engine/fault.ts';
import { findNotFinite, notFinite, retryGently } from '../../../src/engine/notFinite.ts';
import type { Fault } from '../../../src/engine/protocol.ts';
import type { SessionContext } from '../../../src/engine/session.ts';
import * as tf from '../../../src/engine/tf.ts';
import { cifar10, type Checkpoint, type Cifar10Snapshot } from '../../../src/labs/cifar10/protocol.ts';
import cifar10Session from '../../../src/labs/cifar10/session.ts';
import { digits, type DigitsSnapshot } from '../../../src/labs/digits/protocol.ts';
import digitsSession from '../../../src/labs/digits/session.ts';
import {
  DEFAULT_PARAMS as PLAYGROUND,
  type PlaygroundParams,
  type PlaygroundSnapshot,
} from '../../../src/labs/playground/protocol.ts';
import { createSession as createPlayground } from '../../../src/labs/playground/session.ts';
import { PARAMETERS } from '../../../src/nn/articleNetwork.ts';
import { initialWeights } from '../../../src/nn/initialise.ts';
import { nodeImageGlobals } from '../../support/nodeImages.ts';
import { createTestContext } from '../../support/sessions.ts';
import { useWasmKernels } from '../../support/wasmKernels.ts';

useWasmKernels();
beforeEach(async () => {
  await tf.setBackend('wasm');
  for (const [name, value] of Object.entries(nodeImageGlobals())) vi.stubGlobal(name, value);
});
afterEach(() => void vi.unstubAllGlobals());

/** A context whose reader presses "go on" at every fault, and the faults. */
function patientContext(onFault: (fault: Fault) => void = () => undefined) {
  const faults: Fault[] = [];
  const kept: unknown[] = [];
  const context: SessionContext = {
    ...createTestContext(),
    recover(fault) {
      faults.push(fault);
      onFault(fault);
      return Promise.resolve();
    },
    keep: (state) => void kept.push(state),
  };
  return { context, faults, kept };
}

/** Spoils the parameter of this shape, wherever it is. */
function spoil(shape: number[]): void {
  for (const variable of Object.values(tf.engine().registeredVariables)) {
    if (String(variable.shape) === String(shape)) tf.tidy(() => variable.assign(tf.fill(shape, Number.NaN)));
  }
}

describe('digits', () => {
  test('names step and tensor, goes back to the epoch’s start and on at a tenth of the rate', async () => {
    const { context, faults } = patientContext();
    const before = tf.memory().numTensors;
    const session = digitsSession.createSession(
      { ...digits.defaults, images: 2500, epochs: 2, batchSize: 512 },
      null,
      context,
    );
    const seen: string[] = [];
    let isSpoilt = false;
    for await (const snapshot of session.run() as AsyncGenerator<DigitsSnapshot>) {
      if (snapshot.phase === 'train') {
        seen.push(String(snapshot.step));
        expect(snapshot.losses.every(Number.isFinite)).toBe(true);
        if (snapshot.step === 7 && !isSpoilt) {
          isSpoilt = true;
          spoil([64, 10]);
        }
      } else if (snapshot.phase === 'epoch') seen.push(`epoch ${snapshot.epoch}`);
      else if (snapshot.phase === 'test') expect(snapshot.testAccuracy).toBeGreaterThan(0.3);
    }
    // 2250 images to train on make five steps; step 8 found NaN.
    expect(faults).toEqual([
      {
        code: 'not-finite',
        detail: expect.stringMatching(/^step 8: dense[12]\/kernel$/) as string,
        canContinue: true,
        place: { step: 8, tensor: expect.stringMatching(/^dense[12]\/kernel$/) as string },
        retry: { step: 5, learningRate: digits.defaults.learningRate / 10 },
      },
    ]);
    expect(seen).toEqual(['1', '2', '3', '4', '5', 'epoch 1', '6', '7', '6', '7', '8', '9', '10', 'epoch 2']);
    session.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('cifar10', () => {
  const params = { ...cifar10.defaults, images: 2500, epochs: 2, batchSize: 512, validationSplit: 0.5 };

  test('goes back to the last good state, whose checkpoint is finite and says the new rate', async () => {
    const { context, faults, kept } = patientContext();
    const before = tf.memory().numTensors;
    const session = cifar10Session.createSession(params, null, context);
    let isSpoilt = false;
    const epochs: number[] = [];
    let last: Checkpoint | null = null;
    for await (const snapshot of session.run() as AsyncGenerator<Cifar10Snapshot>) {
      if (snapshot.phase === 'train' && snapshot.step === 4 && !isSpoilt) {
        isSpoilt = true;
        spoil([1024, 64]);
        // Nothing that cannot be gone on from is given away.
        await expect(session.answer!('checkpoint', null)).rejects.toThrow('not-finite: step 4: dense1/kernel');
      }
      if (snapshot.phase === 'epoch') {
        epochs.push(snapshot.epoch);
        last = snapshot.checkpoint;
        if (snapshot.epoch === 2) break;
      }
    }
    expect(faults).toMatchObject([{ code: 'not-finite', canContinue: true, retry: { step: 3, learningRate: 0.0001 } }]);
    expect(faults[0]!.place!.step).toBe(5);
    expect(epochs).toEqual([1, 2]);
    expect(last).toMatchObject({ step: 6, params: { learningRate: 0.0001 } });
    for (const state of kept as Checkpoint[])
      expect(state.weights.flatMap((w) => [...w]).every(Number.isFinite)).toBe(true);
    session.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  test('weights that are damaged stay so: after the smallest rate it ends, and names a tensor', async () => {
    const { context, faults } = patientContext();
    const weights = initialWeights(PARAMETERS, 1).map((values) => values.map((value) => 1e12 * value));
    const checkpoint: Checkpoint = {
      ...{ version: 1, params, step: 0, weights, moments1: [], moments2: [], history: [], epochs: [] },
    };
    const session = cifar10Session.createSession({ ...params, checkpoint }, null, context);
    await expect(async () => {
      for await (const snapshot of session.run()) expect(snapshot).toBeDefined();
    }).rejects.toThrow(/^not-finite: step 1: \S/);
    expect(faults.map(({ retry }) => retry)).toEqual([
      { step: 0, learningRate: 0.0001 },
      { step: 0, learningRate: 0.00001 },
    ]);
    session.dispose();
  });
});

describe('playground', () => {
  const wild: PlaygroundParams = {
    ...PLAYGROUND,
    ...{ data: 'plane', activation: 'linear', optimizer: 'momentum', learningRate: 10, hidden: '8-8' },
  };
  async function runTo(
    session: ReturnType<typeof createPlayground>,
    faults: Fault[],
    until: (step: number) => boolean,
  ) {
    const steps: number[] = [];
    for await (const snapshot of session.run() as AsyncGenerator<PlaygroundSnapshot>) {
      steps.push(snapshot.step);
      expect(snapshot.weights.every(Number.isFinite)).toBe(true);
      expect(snapshot.measured.every(({ trainLoss }) => Number.isFinite(trainLoss))).toBe(true);
      if (until(snapshot.step) || faults.length > 20) return steps;
    }
    return steps;
  }

  test('diverges for real, names a layer, and trains on at lower rates from the last good step', async () => {
    const { context, faults } = patientContext();
    const before = tf.memory().numTensors;
    const session = createPlayground(wild, null, context);
    const steps = await runTo(session, faults, (step) => step >= 300);
    for (const [i, { place, retry }] of faults.entries()) {
      expect(place!.tensor).toMatch(/^((hidden\d|output)\/(weights|biases)|loss)$/);
      expect(retry!.step).toBeLessThan(place!.step);
      expect(retry!.learningRate).toBeCloseTo(10 ** -i, 9);
    }
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.length).toBeLessThan(5);
    expect(steps.at(-1)).toBe(300);
    session.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  test('a rate that the reader has lowered meanwhile holds; a restart takes it over', async () => {
    const { l1, l2, dropout, speed } = wild;
    let session: ReturnType<typeof createPlayground> | null = null;
    const { context, faults, kept } = patientContext(
      () => void session!.answer!('tune', { learningRate: 0.00123, l1, l2, dropout, speed }),
    );
    session = createPlayground(wild, null, context);
    await runTo(session, faults, () => faults.length > 0);
    session.dispose();
    const last = kept.at(-1) as { step: number; settings: object };
    expect(last.settings).toMatchObject({ learningRate: 0.00123 });
    const again = createPlayground(wild, last, context);
    const steps = await runTo(again, [], (step) => step > last.step + 50);
    expect(steps).toEqual(Array.from({ length: 51 }, (_, i) => last.step + 1 + i));
    again.dispose();
  });
});

describe('the parts', () => {
  test('find the first that is not finite', () => {
    const good = ['a', [1, -2]] as const;
    expect(findNotFinite([good])).toBeNull();
    expect(findNotFinite([good, ['b', [0, Infinity]], ['c', [Number.NaN]]])).toBe('b');
  });

  test('mend nothing else, and nothing below the smallest rate', () => {
    const other = new EngineFault('internal', 'x');
    expect(() => retryGently(other, 0, 1, 0.1)).toThrow(other);
    expect(() => retryGently(new TypeError('y'), 0, 1, 0.1)).toThrow(TypeError);
    expect(() => retryGently(notFinite(3, 'w'), 2, 0.5, 0.1)).toThrow('not-finite: step 3: w');
    expect(retryGently(notFinite(3, 'w'), 2, 0.003, 0.0001).retry).toEqual({ step: 2, learningRate: 0.0003 });
  });
});
