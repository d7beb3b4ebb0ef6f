import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { health, type HealthParams, type HealthSnapshot } from '../../../src/labs/health/protocol.ts';
import { divide, readPatients, predictByOne } from '../../../src/labs/health/patients.ts';
import session from '../../../src/labs/health/session.ts';
import { loadTable } from '../../../src/data/tables.ts';
import { WDBC } from '../../../src/data/tableSets.ts';
import { countAt, ratesOf } from '../../../src/math/binary/counts.ts';
import { areaUnder, rocOf } from '../../../src/math/binary/roc.ts';
import { binByScore, brierScore, calibrationError } from '../../../src/math/binary/calibration.ts';
import { nodeImageGlobals } from '../../support/nodeImages.ts';
import { createTestContext, runSession } from '../../support/sessions.ts';
import { useWasmKernels } from '../../support/wasmKernels.ts';

beforeEach(() => void vi.stubGlobal('fetch', nodeImageGlobals().fetch));
afterEach(() => void vi.unstubAllGlobals());

describe('x', () => {
  useWasmKernels();
  test('explore', async () => {
    const patients = readPatients(await loadTable(WDBC, createTestContext()));
    const f = (scores: Float32Array, labels: number[]) => {
      const c = countAt(scores, labels, 0.5);
      return {
        ...c,
        acc: ratesOf(c).accuracy,
        auc: areaUnder(rocOf(scores, labels)),
        brier: brierScore(scores, labels),
        ece: calibrationError(binByScore(scores, labels, 10)),
      };
    };
    const { test: rows } = divide(patients, health.defaults);
    const one = predictByOne(patients, divide(patients, health.defaults));
    console.log(
      one.name,
      f(
        one.scores,
        rows.map((r) => patients.labels[r]!),
      ),
    );
    for (const over of JSON.parse(process.env['TRY'] ?? '[{}]') as Partial<HealthParams>[]) {
      const t = performance.now();
      const { snapshots, session: live } = await runSession<HealthSnapshot>(session, {
        ...health.defaults,
        splits: 20,
        ...over,
      });
      live.dispose();
      const last = snapshots.at(-1)!;
      const ps = { ...health.defaults, ...over };
      const acc = snapshots
        .flatMap((s) => s.splits)
        .map(({ split, scores }) => {
          const labels = divide(patients, ps, split).test.map((r) => patients.labels[r]!);
          return { ...f(scores, labels) };
        });
      const accs = acc.map((a) => a.acc).sort();
      console.log(
        JSON.stringify(over),
        (performance.now() - t).toFixed(0),
        JSON.stringify(
          f(
            last.scores,
            rows.map((r) => patients.labels[r]!),
          ),
        ),
        accs[0],
        accs.at(-1),
        'mean',
        accs.reduce((a, b) => a + b, 0) / accs.length,
        'fn',
        acc.map((a) => a.falseNegatives).join(' '),
      );
    }
    expect(1).toBe(1);
  }, 200000);
});
