import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WDBC } from '../../../src/data/tableSets.ts';
import { divide, predictByOne, readPatients } from '../../../src/labs/health/patients.ts';
import { health, type HealthParams, type HealthSnapshot } from '../../../src/labs/health/protocol.ts';
import { decide, scored } from '../../../src/labs/health/readings.ts';
import session from '../../../src/labs/health/session.ts';
import { precisionAt } from '../../../src/math/binary/decision.ts';
import { nodeImageGlobals } from '../../support/nodeImages.ts';
import { expectPrinted } from '../../support/printed.ts';
import { collect, createTestContext } from '../../support/sessions.ts';
import { tableOf } from '../../support/tables.ts';
import { useWasmKernels } from '../../support/wasmKernels.ts';

/* Numbers inside the sentences of the page on health, from runs of its lab. */

const PAGE = 'applications/health';
const patients = readPatients(tableOf(WDBC));
const labelsOf = (params: HealthParams, split = 0) =>
  Uint8Array.from(divide(patients, params, split).test, (row) => patients.labels[row]!);
const percent = (share: number) => (100 * share).toFixed(1);

/** What a run with these settings comes to, on its own division and on the repeated ones. */
async function run(changed: Partial<HealthParams>) {
  const params: HealthParams = { ...health.defaults, splits: 0, ...changed };
  const live = session.createSession(params, null, { ...createTestContext(), due: false });
  const snapshots = await collect<HealthSnapshot>(live);
  live.dispose();
  const measure = (scores: Float32Array, labels: Uint8Array) => ({
    ...scored(scores, labels),
    ...decide({ scores, labels }, params),
  });
  return {
    own: measure(snapshots.at(-1)!.scores, labelsOf(params)),
    repeated: snapshots
      .flatMap(({ splits }) => splits)
      .map(({ split, scores }) => measure(scores, labelsOf(params, split))),
  };
}
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('health', () => {
  useWasmKernels();
  beforeEach(() => void vi.stubGlobal('fetch', nodeImageGlobals().fetch));
  afterEach(() => void vi.unstubAllGlobals());

  test('the data, and the baselines', () => {
    const malignant = patients.labels.reduce((sum, label) => sum + label, 0);
    expect(Math.max(...patients.columns[3]!, ...patients.columns[9]!)).toBe(2501);
    expectPrinted(PAGE, percent(malignant / 569), percent(107 / 171), '2,501');
    const labels = labelsOf(health.defaults);
    const { name, scores } = predictByOne(patients, divide(patients, health.defaults));
    expectPrinted(PAGE, name, scored(scores, labels).auc.toFixed(3));
    expect(decide({ scores, labels }, health.defaults).counts.falseNegatives).toBe(12);
    expectPrinted(PAGE, percent(precisionAt(0.01, 0.9, 0.9)));
  });

  test('20 divisions, and 10 with the leak', async () => {
    const honest = await run({ splits: 20 });
    expect(honest.own.counts).toMatchObject({ falseNegatives: 2, falsePositives: 0 });
    const [accuracies, missed] = [
      honest.repeated.map(({ accuracy }) => accuracy),
      honest.repeated.map(({ counts }) => counts.falseNegatives),
    ];
    expect([Math.min(...missed), Math.max(...missed)]).toEqual([0, 6]);
    expect(Math.max(...accuracies)).toBe(1);
    expectPrinted(PAGE, percent(Math.min(...accuracies)), honest.own.brier.toFixed(3));
    const leak = await run({ splits: 10, scaling: 'all' });
    const meanOf = (values: readonly number[]) => percent(mean(values.slice(0, 10)));
    expectPrinted(PAGE, meanOf(accuracies), meanOf(leak.repeated.map(({ accuracy }) => accuracy)));
  });

  test('an MLP, one trained too long, and nothing standardised', async () => {
    expect((await run({ model: 'mlp' })).own.counts.falseNegatives).toBe(4);
    const long = (await run({ model: 'mlp', epochs: 200, decay: 0 })).own;
    expectPrinted(PAGE, long.brier.toFixed(3));
    expect((await run({ scaling: 'none' })).own.counts.falseNegatives).toBe(7);
  });
});
