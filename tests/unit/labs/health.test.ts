import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { WDBC } from '../../../src/data/tableSets.ts';
import { loadTable } from '../../../src/data/tables.ts';
import { divide, predictByOne, prepare, readPatients, type Patients } from '../../../src/labs/health/patients.ts';
import { health, type HealthParams, type HealthSnapshot } from '../../../src/labs/health/protocol.ts';
import { decide, scored } from '../../../src/labs/health/readings.ts';
import session from '../../../src/labs/health/session.ts';
import { nodeImageGlobals } from '../../support/nodeImages.ts';
import { collect, createTestContext } from '../../support/sessions.ts';
import { useWasmKernels } from '../../support/wasmKernels.ts';

/** A run that yields only what it must, so that it takes seconds. */
async function run(params: Partial<HealthParams>): Promise<HealthSnapshot[]> {
  const live = session.createSession({ ...health.defaults, splits: 0, ...params }, null, {
    ...createTestContext(),
    due: false,
  });
  const snapshots = await collect<HealthSnapshot>(live);
  live.dispose();
  return snapshots;
}

describe('health', () => {
  let patients: Patients;
  const load = async () => readPatients(await loadTable(WDBC, createTestContext()));
  const labelsOf = (params: HealthParams, split = 0) =>
    Uint8Array.from(divide(patients, params, split).test, (row) => patients.labels[row]!);

  beforeEach(() => void vi.stubGlobal('fetch', nodeImageGlobals().fetch));
  afterEach(() => void vi.unstubAllGlobals());
  useWasmKernels();
  beforeAll(async () => {
    vi.stubGlobal('fetch', nodeImageGlobals().fetch);
    patients = await load();
  });

  test('the test has each class in its share, and no patient of the training', () => {
    const { train, test: tested } = divide(patients, health.defaults);
    expect([train.length, tested.length]).toEqual([398, 171]);
    expect(new Set([...train, ...tested]).size).toBe(569);
    expect(labelsOf(health.defaults).reduce((sum, label) => sum + label, 0)).toBe(64);
    const again = divide(patients, health.defaults, 1).test;
    expect(again).not.toEqual(tested);
    expect(divide(patients, { ...health.defaults, patients: 60 }).test).toEqual(tested);
  });

  test('standardising by the training patients centres them, not the test; the leak centres all', () => {
    const split = divide(patients, health.defaults);
    const meanOf = (values: Float32Array) =>
      values.filter((_, i) => i % 30 === 3).reduce((sum, value) => sum + value, 0) / (values.length / 30);
    const honest = prepare(patients, split, 'train');
    expect(meanOf(honest.train.values)).toBeNear(0, 1e-5);
    expect(Math.abs(meanOf(honest.test))).toBeGreaterThan(0.01);
    const leak = prepare(patients, split, 'all');
    expect(meanOf(leak.train.values) * 398 + meanOf(leak.test) * 171).toBeNear(0, 1e-2);
    expect(prepare(patients, split, 'none').train.values[0]).toBeNear(patients.columns[0]![split.train[0]!]!, 1e-4);
  });

  test('logistic regression beats one measurement, which beats “all healthy”', async () => {
    const labels = labelsOf(health.defaults);
    const { name, scores } = predictByOne(patients, divide(patients, health.defaults));
    expect(name).toBe('perimeter-worst');
    const one = { ...scored(scores, labels), ...decide({ scores, labels }, health.defaults) };
    const last = (await run({ epochs: 20 })).at(-1)!;
    const model = { ...scored(last.scores, labels), ...decide({ scores: last.scores, labels }, health.defaults) };
    expect(one.accuracy).toBeGreaterThan(107 / 171 + 0.2);
    expect(model.accuracy).toBeGreaterThan(one.accuracy + 0.06);
    expect(model.auc).toBeGreaterThan(one.auc + 0.01);
    expect(model.brier).toBeLessThan(0.5 * one.brier);
  });

  test('the same seed gives the same numbers, another one other patients', async () => {
    const [a, b] = [await run({ epochs: 2, splits: 1 }), await run({ epochs: 2, splits: 1 })];
    expect(a).toEqual(b);
    expect(a.at(-1)!.splits[0]!.split).toBe(1);
    expect(a.at(-1)!.splits[0]!.scores).not.toEqual(a.at(-1)!.scores);
    expect((await run({ epochs: 2, seed: 2 })).at(-1)!.scores).not.toEqual(a.at(-1)!.scores);
  });

  test('keeps no tensor', async () => {
    await expect(async () => void (await run({ epochs: 1, splits: 1, model: 'mlp' }))).toKeepTensors();
  });

  test('a table that is not the set’s is refused by name', async () => {
    vi.stubGlobal('fetch', async () => new Response('{"files":[{"file":"wdbc.csv","sha256":"00"}]}'));
    await expect(run({})).rejects.toThrow('data-list');
  });
});
