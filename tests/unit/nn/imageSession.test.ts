import * as fullTf from '@tensorflow/tfjs';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Fault } from '../../../src/engine/protocol.ts';
import type { Session, SessionContext } from '../../../src/engine/session.ts';
import * as tf from '../../../src/engine/tf.ts';
import { runJob } from '../../../src/exercises/sandbox/harness.ts';
import type { Answer } from '../../../src/exercises/sandbox/protocol.ts';
import { createMember } from '../../../src/labs/digits/member.ts';
import { NETWORK } from '../../../src/labs/digits/model.ts';
import {
  CHECKPOINTS,
  digits,
  OWN_TASK,
  type Checkpoint,
  type DigitsSnapshot,
} from '../../../src/labs/digits/protocol.ts';
import digitsSession from '../../../src/labs/digits/session.ts';
import { createRandom } from '../../../src/math/random.ts';
import { isCheckpoint } from '../../../src/nn/checkpoint.ts';
import { trainOnRows } from '../../../src/nn/classifier.ts';
import { openClassifier } from '../../../src/nn/imageSession.ts';
import { MOST_PARAMETERS, type OwnNetworkData } from '../../../src/nn/ownNetworkData.ts';
import { PLAIN } from '../../../src/nn/recipe.ts';
import { flatten, RESULT_COUNT } from '../../../src/nn/teamStep.ts';
import { nodeImageGlobals } from '../../support/nodeImages.ts';
import { createTestContext } from '../../support/sessions.ts';
import { useWasmKernels } from '../../support/wasmKernels.ts';

useWasmKernels();

const PARAMS = { ...digits.defaults, images: 2500, epochs: 2, batchSize: 512 };
const CODE = `export function buildModel(tf) { return tf.sequential({ layers: [
  tf.layers.dense({ units: 12, activation: 'relu', inputShape: [784] }),
  tf.layers.batchNormalization({ momentum: 0.5 }),
  tf.layers.dense({ units: 10, activation: 'softmax' }),
] }); }`;

/** The reader's network, as the sandbox hands it over. */
let ownNetwork: OwnNetworkData;

beforeAll(async () => {
  for (const [name, value] of Object.entries(nodeImageGlobals())) vi.stubGlobal(name, value);
  const probe = readFileSync(new URL('../../../src/exercises/sandbox/ownNetworkProbe.ts', import.meta.url), 'utf8');
  const answers: Answer[] = [];
  const args = [OWN_TASK.inputShapes, OWN_TASK.outputs, MOST_PARAMETERS];
  const calls = [{ id: 'own', name: 'describeNetwork', isProbe: true, args }];
  await runJob(fullTf, { id: 1, code: CODE, probe, backend: 'cpu', calls }, (answer) => answers.push(answer));
  const [answer] = answers;
  ownNetwork = (answer as { result: { value: unknown } }).result.value as OwnNetworkData;
});
afterAll(() => void vi.unstubAllGlobals());

const starts = {
  'the lab’s network': () => ({ ...PARAMS }),
  'a reader’s network': () => ({ ...PARAMS, ownNetwork }),
};

/** Runs a session to its end, or until it has trained so many steps. @returns its losses by step, and what it kept */
async function train(start: unknown, kept: unknown = null, until = Infinity, changes: Partial<SessionContext> = {}) {
  const keeps: unknown[] = [];
  const context = { ...createTestContext(), keep: (state: unknown) => void keeps.push(state), ...changes };
  const session = digitsSession.createSession(start, kept, context);
  const losses = new Map<number, number>();
  let checkpoint: Checkpoint | null = null;
  let epochs: Checkpoint['epochs'] = [];
  for await (const snapshot of session.run() as AsyncGenerator<DigitsSnapshot>) {
    if (snapshot.phase === 'train') losses.set(snapshot.step, snapshot.losses.at(-1)!);
    if (snapshot.phase === 'epoch') ({ epochs } = snapshot.checkpoint);
    if (losses.has(until)) {
      checkpoint = (await session.answer!('checkpoint', null)) as Checkpoint;
      break;
    }
  }
  session.dispose();
  return { losses, checkpoint, keeps, epochs };
}

const isRun = (value: unknown) => isCheckpoint(value, CHECKPOINTS);

describe.each(Object.entries(starts))('%s', (name, start) => {
  test('goes on after a reload as if nothing had been', async () => {
    const tensors = tf.memory().numTensors;
    const whole = await train(start());
    const { checkpoint } = await train(start(), null, 7);
    expect(isRun(checkpoint)).toBe(true);
    expect(checkpoint!.topology !== undefined).toBe(name === 'a reader’s network');
    // Storage clones; the view knows nothing but the stored run.
    const stored = structuredClone(checkpoint!);
    const later = await train({ ...stored.params, checkpoint: stored });
    expect([...later.losses.keys()]).toEqual([8, 9, 10]);
    for (const [step, loss] of later.losses) expect(loss).toBeCloseTo(whole.losses.get(step)!, 4);
    expect(later.epochs.map(({ epoch }) => epoch)).toEqual([1, 2]);
    expect(later.epochs[1]!.validationLoss).toBeCloseTo(whole.epochs[1]!.validationLoss!, 4);
    expect(tf.memory().numTensors).toBe(tensors);
  });

  test('keeps a state for a lost device, from which it starts anew', async () => {
    const { keeps } = await train(start());
    expect(keeps).toHaveLength(2);
    expect(keeps.every(isRun)).toBe(true);
    const { losses } = await train(start(), keeps[0]);
    expect([...losses.keys()]).toEqual([6, 7, 8, 9, 10]);
  });

  test('goes back from NaN to the last good state, and on at a tenth of the rate', async () => {
    const faults: Fault[] = [];
    const recover = (fault: Fault) => {
      faults.push(fault);
      return Promise.resolve();
    };
    const context = { ...createTestContext(), recover };
    const session: Session = digitsSession.createSession(start(), null, context);
    let last: Checkpoint | null = null;
    let isSpoilt = false;
    for await (const snapshot of session.run() as AsyncGenerator<DigitsSnapshot>) {
      if (snapshot.phase === 'train' && snapshot.step === 7 && !isSpoilt) {
        isSpoilt = true;
        for (const variable of Object.values(tf.engine().registeredVariables)) {
          const { shape } = variable;
          if (shape[0] === 784) tf.tidy(() => variable.assign(tf.fill(shape, Number.NaN)));
        }
        await expect(session.answer!('checkpoint', null)).rejects.toThrow('not-finite: step 7');
      }
      if (snapshot.phase === 'epoch') last = snapshot.checkpoint;
      if (snapshot.phase === 'test') expect(snapshot.testAccuracy).toBeGreaterThan(0.15);
    }
    session.dispose();
    expect(faults).toMatchObject([
      { code: 'not-finite', canContinue: true, place: { step: 8 }, retry: { step: 5, learningRate: 0.0001 } },
    ]);
    expect(faults[0]!.place!.tensor).toMatch(/kernel/);
    expect(last).toMatchObject({ step: 10, params: { learningRate: 0.0001 } });
  });

  test('has a gradient that members of a team compute alike', async () => {
    const random = createRandom(7);
    const data = {
      images: Uint8Array.from({ length: 6 * 784 }, () => random.integer(256)),
      labels: Uint8Array.from({ length: 6 }, () => random.integer(10)),
    };
    const { ownNetwork: own = null } = start() as { ownNetwork?: OwnNetworkData };
    const classifier = await openClassifier(NETWORK, own, 3);
    const count = classifier.weights.reduce((sum, { size }) => sum + size, 0);
    const expected = new Float32Array(count);
    const { loss, accuracy } = trainOnRows(classifier, data, [0, 2, 4], (gradients) => flatten(gradients, expected));
    const weights = new Float32Array(count);
    flatten(classifier.weights, weights);
    const member = await createMember({ ...data, ownNetwork: own && structuredClone(own), recipe: PLAIN, seed: 1 });
    const [gradient, results] = [new Float32Array(count), new Float32Array(RESULT_COUNT)];
    await expect(() => member([0, 2, 4], weights, gradient, results, 1)).toKeepTensors();
    expect(results[0]).toBeCloseTo(loss.dataSync()[0]!, 5);
    for (const [i, value] of gradient.entries()) expect(value).toBeCloseTo(expected[i]!, 5);
    tf.dispose([loss, accuracy]);
    classifier.dispose();
  });
});

test('a checkpoint of another network is refused, and so is one that is damaged', async () => {
  const { checkpoint } = await train(starts['a reader’s network'](), null, 3);
  const start = (from: unknown) =>
    digitsSession.createSession({ ...PARAMS, checkpoint: from }, null, createTestContext());
  expect(() => start({ ...checkpoint, topology: undefined })).toThrow('bad-params');
  const other = start({
    ...checkpoint,
    weights: checkpoint!.weights.with(0, new Float32Array(3)),
    moments1: [],
    moments2: [],
  });
  await expect(other.run().next()).rejects.toThrow('bad-params');
  other.dispose();
});
