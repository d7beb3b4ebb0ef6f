import * as fullTf from '@tensorflow/tfjs';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FusedAdam } from '../../../src/engine/kernels/adam.ts';
import { runJob } from '../../../src/exercises/sandbox/harness.ts';
import type { Answer } from '../../../src/exercises/sandbox/protocol.ts';
import { OWN_TASK } from '../../../src/labs/cifar10/protocol.ts';
import { RESIDUAL_CODE } from '../../../src/labs/cifar10/residualNetwork.ts';
import { createRandom } from '../../../src/math/random.ts';
import { openOwnClassifier } from '../../../src/nn/ownNetwork.ts';
import { MOST_PARAMETERS, type OwnNetworkReport } from '../../../src/nn/ownNetworkData.ts';
import { PLAIN } from '../../../src/nn/recipe.ts';
import { stepAlone } from '../../../src/nn/teamStep.ts';
import { useWasmKernels } from '../../support/wasmKernels.ts';

useWasmKernels();

test('the residual network of page 5.8 has the parameters that the page prints, and learns by the full recipe', async () => {
  const probe = readFileSync(new URL('../../../src/exercises/sandbox/ownNetworkProbe.ts', import.meta.url), 'utf8');
  const answers: Answer[] = [];
  const args = [OWN_TASK.inputShapes, OWN_TASK.outputs, MOST_PARAMETERS];
  const calls = [{ id: 'own', name: 'describeNetwork', isProbe: true, args }];
  await runJob(fullTf, { id: 1, code: RESIDUAL_CODE, probe, backend: 'cpu', calls }, (answer) => answers.push(answer));
  const report = (answers[0] as { result: { value: unknown } }).result.value as OwnNetworkReport;
  expect(report.parameters).toBe(78_714);

  const random = createRandom(7);
  const data = {
    images: Uint8Array.from({ length: 8 * 3072 }, () => random.integer(256)),
    labels: Uint8Array.from({ length: 8 }, (_, i) => i),
  };
  const classifier = await openOwnClassifier(report, [32, 32, 3], 10);
  const adam = new FusedAdam({ learningRate: 0.003 });
  const recipe = { ...PLAIN, weightDecay: 0.3, labelSmoothing: 0.1, dropout: 0.5 };
  const losses: number[] = [];
  for (let i = 0; i < 8; i++) {
    const trained = { classifier, adam, data, recipe, seed: 1, epoch: 1 };
    losses.push((await stepAlone(trained, [0, 1, 2, 3, 4, 5, 6, 7]).reading).loss);
  }
  expect(losses.at(-1)).toBeLessThan(losses[0]! - 0.5);
  classifier.dispose();
  adam.dispose();
}, 60_000);
