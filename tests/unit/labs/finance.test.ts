import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { CREDIT } from '../../../src/data/tableSets.ts';
import { loadTable } from '../../../src/data/tables.ts';
import { divide, groupOf, predictByOne, prepare, readLoans, type Loans } from '../../../src/labs/finance/loans.ts';
import { finance, type FinanceParams, type FinanceSnapshot } from '../../../src/labs/finance/protocol.ts';
import {
  bestLimit,
  lend,
  limitAfter,
  limitFor,
  lineUp,
  readGroup,
  SHARES,
} from '../../../src/labs/finance/readings.ts';
import session from '../../../src/labs/finance/session.ts';
import { nodeImageGlobals } from '../../support/nodeImages.ts';
import { collect, createTestContext } from '../../support/sessions.ts';
import { useWasmKernels } from '../../support/wasmKernels.ts';

async function run(params: Partial<FinanceParams>): Promise<FinanceSnapshot> {
  const live = session.createSession({ ...finance.defaults, ...params }, null, { ...createTestContext(), due: false });
  const snapshots = await collect<FinanceSnapshot>(live);
  live.dispose();
  return snapshots.at(-1)!;
}

describe('finance', () => {
  let loans: Loans;
  beforeEach(() => void vi.stubGlobal('fetch', nodeImageGlobals().fetch));
  afterEach(() => void vi.unstubAllGlobals());
  useWasmKernels();
  beforeAll(async () => {
    vi.stubGlobal('fetch', nodeImageGlobals().fetch);
    loans = readLoans(await loadTable(CREDIT, createTestContext()));
  });
  const split = () => divide(loans, finance.defaults);
  const labels = () => Uint8Array.from(split().test, (row) => loans.labels[row]!);
  const everybody = (scores: Float32Array) => readGroup(scores, labels(), () => true);

  test('empty cells get the median and a mark; dropped rows are those of the training alone', () => {
    const marked = prepare(loans, split(), finance.defaults);
    expect(marked.names).toEqual(expect.arrayContaining(['income', 'income missing', 'home rent']));
    expect(marked.names).not.toContain('age missing');
    const plain = prepare(loans, split(), { ...finance.defaults, missing: 'median' });
    expect(marked.train.features - plain.train.features).toBe(3);
    const dropped = prepare(loans, split(), { ...finance.defaults, missing: 'drop' });
    expect(dropped.train.labels.length).toBeLessThan(marked.train.labels.length);
    expect(dropped.test.length).toBe(plain.test.length);
    expect(marked.train.values.every(Number.isFinite)).toBe(true);
    const hidden = prepare(loans, split(), { ...finance.defaults, column: 'hidden' });
    expect(hidden.names).not.toContain('age');
    const noHome = prepare(loans, split(), { ...finance.defaults, column: 'hidden', groups: 'home' });
    expect(noHome.names.filter((name) => name.startsWith('home'))).toEqual([]);
  });

  test('the model beats one column, and both what lending to everybody earns', async () => {
    const one = predictByOne(loans, split());
    expect(one.name).toBe('seniority');
    const [alone, model] = [everybody(one.scores), everybody((await run({ epochs: 6 })).scores)];
    expect(model.auc).toBeGreaterThan(alone.auc + 0.1);
    const { loss, limitA } = finance.defaults;
    const profitOf = (group: typeof model) => lend(group, limitA, loss).profit;
    expect(profitOf(model)).toBeGreaterThan(profitOf(alone) + 10);
    expect(profitOf(alone)).toBeGreaterThan(lend(model, 2, loss).profit);
  });

  test('balanced weights keep the ranking and spoil the calibration', async () => {
    const [equal, balanced] = [
      everybody((await run({ epochs: 4 })).scores),
      everybody((await run({ epochs: 4, weights: 'balanced' })).scores),
    ];
    expect(balanced.auc).toBeNear(equal.auc, 0.01);
    expect(balanced.ece).toBeGreaterThan(3 * equal.ece);
  });

  test('each share can be made equal, and then not all are', () => {
    const { scores } = predictByOne(loans, split());
    const first = groupOf(loans, 'home', split().test);
    const [a, b] = [1, 0].map((k) => readGroup(scores, labels(), (i) => first[i] === k)) as [
      ReturnType<typeof readGroup>,
      ReturnType<typeof readGroup>,
    ];
    for (const share of SHARES.slice(0, 3)) {
      const wanted = lend(a, 0.25, 1)[share];
      const lent = lend(b, limitFor(b, share, wanted), 1);
      // One column has few different values, so that a limit moves many at once.
      expect(lent[share]).toBeNear(wanted, 0.06);
      expect(SHARES.some((other) => Math.abs(lent[other] - lend(a, 0.25, 1)[other]) > 0.03)).toBe(true);
    }
    expect(lend(b, bestLimit(b, 4), 4).profit).toBeGreaterThanOrEqual(lend(b, 0.2, 4).profit);
  });

  test('people stand by their scores, and the limit after one accepts up to that one', () => {
    const group = readGroup(Float32Array.of(0.9, 0.1, 0.5, 0.3), Uint8Array.of(1, 0, 0, 1), () => true);
    expect(lineUp(group, 10).map(({ isBad }) => isBad)).toEqual([false, true, false, true]);
    const limit = limitAfter(group, group.scores[3]!);
    expect(limit).toBeNear(0.4, 1e-6);
    expect(lend(group, limit, 4)).toMatchObject({ accepted: 0.5, goodAccepted: 0.5, acceptedRepay: 0.5, profit: -75 });
    expect(limitAfter(group, group.scores[0]!)).toBeGreaterThan(0.9);
  });

  test('keeps no tensor, and repeats itself', async () => {
    await expect(async () => void (await run({ epochs: 1, model: 'mlp' }))).toKeepTensors();
    expect((await run({ epochs: 1 })).scores).toEqual((await run({ epochs: 1 })).scores);
  });
});
