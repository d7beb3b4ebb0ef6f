import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { beforeAll, expect, test } from 'vitest';
import { FusedAdam } from '../../../src/engine/kernels/adam.ts';
import { registerWasmKernels } from '../../../src/engine/kernels/register.ts';
import { relativeDifference } from '../../../src/engine/selfTest.ts';
import { splitRows } from '../../../src/engine/team.ts';
import * as tf from '../../../src/engine/tf.ts';
import type { TeamMember } from '../../../src/engine/teamMember.ts';
import { createMember } from '../../../src/labs/cifar10/member.ts';
import { NETWORK } from '../../../src/nn/articleCnn.ts';
import { createRandom } from '../../../src/math/random.ts';
import { IMAGE_BYTES, PARAMETER_COUNT, PARAMETERS } from '../../../src/nn/articleNetwork.ts';
import { createClassifier } from '../../../src/nn/classifier.ts';
import { initialWeights } from '../../../src/nn/initialise.ts';
import { PLAIN } from '../../../src/nn/recipe.ts';
import { flatten, RESULT_COUNT, stepAlone, stepTogether } from '../../../src/nn/teamStep.ts';

const random = createRandom(7);
const data = {
  images: Uint8Array.from({ length: 5 * IMAGE_BYTES }, () => random.integer(256)),
  labels: Uint8Array.from({ length: 5 }, () => random.integer(10)),
};
const makeTrained = () => ({
  classifier: createClassifier(NETWORK, initialWeights(PARAMETERS, 1)),
  adam: new FusedAdam({ learningRate: 0.001 }),
  data,
  recipe: PLAIN,
  seed: 1,
  epoch: 1,
});

beforeAll(async () => {
  setWasmPaths(new URL('../../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url).pathname);
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  await tf.setBackend('wasm');
  registerWasmKernels();
});

/** A team whose members compute at once, in this thread. */
function fakeTeam(member: TeamMember, threads: number, dies: boolean) {
  const weights = new Float32Array(PARAMETER_COUNT);
  let parts: number[][] = [];
  return {
    start(rows: readonly number[], _epoch: number, writeWeights: (to: Float32Array) => void) {
      const [own, ...others] = splitRows(rows, threads);
      parts = others;
      writeWeights(weights);
      return own!;
    },
    finish() {
      if (dies) return null;
      return parts.map((part) => {
        const [gradient, results] = [new Float32Array(PARAMETER_COUNT), new Float32Array(RESULT_COUNT)];
        if (part.length > 0) member(part, weights, gradient, results, 1);
        return { size: part.length, gradient, results };
      });
    },
  };
}

test('a step by a team is the step of one worker, up to rounding, and leaves no tensor', async () => {
  const rows = [3, 1, 4, 0, 2];
  const member = await createMember({ ...data, ownNetwork: null, recipe: PLAIN, seed: 1 });
  const [alone, together] = [makeTrained(), makeTrained()];
  const expected = stepAlone(alone, rows);
  await expected.reading;
  const tensors = tf.memory().numTensors;
  const result = stepTogether(together, fakeTeam(member, 3, false), rows)!;
  expect(tf.memory().numTensors - tensors).toBe(2 * PARAMETERS.length); // Adam's moments
  const [a, b] = [await expected.reading, await result.reading];
  expect(b.loss).toBeCloseTo(a.loss, 5);
  expect(b.accuracy).toBeCloseTo(a.accuracy, 6);
  const flat = ({ classifier: { weights } }: ReturnType<typeof makeTrained>) => {
    const values = new Float32Array(PARAMETER_COUNT);
    flatten(weights, values);
    return values;
  };
  // Adam divides by the gradient's size: where that is near zero, rounding decides the sign. Most weights move alike.
  const [v, w] = [flat(alone), flat(together)];
  const apart = v.filter((value, i) => Math.abs(value - w[i]!) > 1e-5).length;
  expect(apart / PARAMETER_COUNT).toBeLessThan(0.001);
  const moments = [
    (await alone.adam.getState(alone.classifier.weights)).moments1,
    (await together.adam.getState(together.classifier.weights)).moments1,
  ] as const;
  expect(relativeDifference(moments[1], moments[0])).toBeLessThan(1e-5);
  for (const { classifier, adam } of [alone, together]) {
    adam.dispose();
    classifier.dispose();
  }
});

test('a step by a team that has died changes nothing', async () => {
  const trained = makeTrained();
  const before = Float32Array.from(trained.classifier.weights[0]!.dataSync());
  const dead = fakeTeam(() => undefined, 2, true);
  await expect(() => expect(stepTogether(trained, dead, [0, 1, 2])).toBeNull()).toKeepTensors();
  expect(Float32Array.from(trained.classifier.weights[0]!.dataSync())).toEqual(before);
  trained.classifier.dispose();
});
