import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { beforeAll, expect, test } from 'vitest';
import { FusedAdam } from '../../../src/engine/kernels/adam.ts';
import { registerWasmKernels } from '../../../src/engine/kernels/register.ts';
import { relativeDifference } from '../../../src/engine/selfTest.ts';
import { splitRows } from '../../../src/engine/team.ts';
import * as tf from '../../../src/engine/tf.ts';
import { createMember, flatten, RESULT_COUNT, WEIGHT_COUNT } from '../../../src/labs/cifar10/member.ts';
import { initialWeights } from '../../../src/labs/cifar10/model.ts';
import { IMAGE_BYTES, PARAMETER_COUNT, PARAMETERS } from '../../../src/labs/cifar10/network.ts';
import { stepAlone, stepTogether } from '../../../src/labs/cifar10/steps.ts';
import { createRandom } from '../../../src/math/random.ts';

const random = createRandom(7);
const data = {
  images: Uint8Array.from({ length: 5 * IMAGE_BYTES }, () => random.integer(256)),
  labels: Uint8Array.from({ length: 5 }, () => random.integer(10)),
};
const makeWeights = () =>
  PARAMETERS.map(({ shape }, i) => tf.tidy(() => tf.variable(tf.tensor(initialWeights(1)[i]!, [...shape]))));

beforeAll(async () => {
  setWasmPaths(new URL('../../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url).pathname);
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  await tf.setBackend('wasm');
  registerWasmKernels();
});

/** A team whose members compute at once, in this thread. */
function fakeTeam(threads: number, dies: boolean) {
  const member = createMember(data);
  const weights = new Float32Array(WEIGHT_COUNT);
  let parts: number[][] = [];
  return {
    start(rows: readonly number[], writeWeights: (to: Float32Array) => void) {
      const [own, ...others] = splitRows(rows, threads);
      parts = others;
      writeWeights(weights);
      return own!;
    },
    finish() {
      if (dies) return null;
      return parts.map((part) => {
        const [gradient, results] = [new Float32Array(WEIGHT_COUNT), new Float32Array(RESULT_COUNT)];
        if (part.length > 0) member(part, weights, gradient, results);
        return { size: part.length, gradient, results };
      });
    },
  };
}

test('a step by a team is the step of one worker, up to rounding, and leaves no tensor', async () => {
  expect(WEIGHT_COUNT).toBe(PARAMETER_COUNT);
  const rows = [3, 1, 4, 0, 2];
  const make = () => ({ weights: makeWeights(), adam: new FusedAdam({ learningRate: 0.001 }), data });
  const [alone, together] = [make(), make()];
  const expected = stepAlone(alone, rows);
  await expected.reading;
  const tensors = tf.memory().numTensors;
  const result = stepTogether(together, fakeTeam(3, false), rows)!;
  expect(tf.memory().numTensors - tensors).toBe(2 * PARAMETERS.length); // Adam's moments
  const [a, b] = [await expected.reading, await result.reading];
  expect(b.loss).toBeCloseTo(a.loss, 5);
  expect(b.accuracy).toBeCloseTo(a.accuracy, 6);
  const flat = (weights: tf.Variable[]) => {
    const values = new Float32Array(WEIGHT_COUNT);
    flatten(weights, values);
    return values;
  };
  // Adam divides by the gradient's size: where that is near zero, rounding decides the sign. Most weights move alike.
  const [v, w] = [flat(alone.weights), flat(together.weights)];
  const apart = v.filter((value, i) => Math.abs(value - w[i]!) > 1e-5).length;
  expect(apart / WEIGHT_COUNT).toBeLessThan(0.001);
  const moments = [
    (await alone.adam.getState(alone.weights)).moments1,
    (await together.adam.getState(together.weights)).moments1,
  ] as const;
  expect(relativeDifference(moments[1], moments[0])).toBeLessThan(1e-5);
  for (const { weights, adam } of [alone, together]) {
    adam.dispose();
    tf.dispose(weights);
  }
});

test('a step by a team that has died changes nothing', () => {
  const trained = { weights: makeWeights(), adam: new FusedAdam({ learningRate: 0.001 }), data };
  const before = Float32Array.from(trained.weights[0]!.dataSync());
  const tensors = tf.memory().numTensors;
  expect(stepTogether(trained, fakeTeam(2, true), [0, 1, 2])).toBeNull();
  expect(Float32Array.from(trained.weights[0]!.dataSync())).toEqual(before);
  expect(tf.memory().numTensors).toBe(tensors);
  tf.dispose(trained.weights);
});
