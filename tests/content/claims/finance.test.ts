import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CREDIT } from '../../../src/data/tableSets.ts';
import { divide, groupOf, predictByOne, readLoans } from '../../../src/labs/finance/loans.ts';
import { finance, type FinanceParams, type FinanceSnapshot } from '../../../src/labs/finance/protocol.ts';
import { lend, readGroup } from '../../../src/labs/finance/readings.ts';
import session from '../../../src/labs/finance/session.ts';
import { nodeImageGlobals } from '../../support/nodeImages.ts';
import { expectPrinted } from '../../support/printed.ts';
import { collect, createTestContext } from '../../support/sessions.ts';
import { tableOf } from '../../support/tables.ts';
import { useWasmKernels } from '../../support/wasmKernels.ts';

/* Numbers inside the sentences of the page on finance, from runs of its lab. */

const PAGE = 'applications/finance';
const loans = readLoans(tableOf(CREDIT));
const split = divide(loans, finance.defaults);
const labels = Uint8Array.from(split.test, (row) => loans.labels[row]!);
const percent = (share: number) => (100 * share).toFixed(1);

/** Scores of a run as its groups, and what its limits of 0.2 mean for them. */
async function run(changed: Partial<FinanceParams>) {
  const params = { ...finance.defaults, ...changed };
  const live = session.createSession(params, null, { ...createTestContext(), due: false });
  const { scores } = (await collect<FinanceSnapshot>(live)).at(-1)!;
  live.dispose();
  const first = groupOf(loans, params.groups, split.test);
  const [a, b] = [1, 0].map((k) => readGroup(scores, labels, (i) => first[i] === k));
  const all = readGroup(scores, labels, () => true);
  return { a: a!, b: b!, all, lentA: lend(a!, 0.2, 4), lentB: lend(b!, 0.2, 4) };
}

describe('finance', () => {
  useWasmKernels();
  beforeEach(() => void vi.stubGlobal('fetch', nodeImageGlobals().fetch));
  afterEach(() => void vi.unstubAllGlobals());

  test('the data', () => {
    const bad = labels.reduce((sum, label) => sum + label, 0);
    expect([labels.length, bad]).toEqual([1336, 376]);
    const cells = Object.values(loans.table).flat();
    expect(cells.filter((cell) => cell === '')).toHaveLength(455);
    const badOf = (isMissing: boolean) => {
      const rows = [...loans.labels.keys()].filter((row) => (loans.table['income']![row] === '') === isMissing);
      return rows.reduce((sum, row) => sum + loans.labels[row]!, 0) / rows.length;
    };
    expect(loans.table['income']!.filter((cell) => cell === '')).toHaveLength(381);
    expectPrinted(PAGE, percent(1254 / 4454), percent(1 - bad / 1336), percent(badOf(true)), percent(badOf(false)));
    const everybody = lend(
      readGroup(new Float32Array(1336), labels, () => true),
      2,
      4,
    );
    expectPrinted(PAGE, Math.abs(everybody.profit).toFixed(1));
    const weight = 3200 / 1254;
    const odds = 0.25 / weight;
    expectPrinted(PAGE, weight.toFixed(2), `${Math.round((100 * odds) / (1 + odds))}`);
  });

  test('models, and the groups by age', async () => {
    const own = await run({});
    const { a, b, all, lentA, lentB } = own;
    const one = readGroup(predictByOne(loans, split).scores, labels, () => true);
    const plain = (await run({ missing: 'median' })).all;
    const mlp = (await run({ model: 'mlp' })).all;
    expectPrinted(PAGE, ...[all, one, plain, mlp, a, b].map(({ auc }) => auc.toFixed(3)));
    expectPrinted(
      PAGE,
      ...[lentA, lentB].flatMap((lent) => [lent.accepted, lent.goodAccepted, lent.base].map(percent)),
    );
  });

  test('the column hidden, and groups by home', async () => {
    const hidden = await run({ column: 'hidden' });
    const home = await run({ groups: 'home' });
    expectPrinted(
      PAGE,
      ...[hidden.lentA, hidden.lentB, home.lentA, home.lentB].map(({ accepted }) => percent(accepted)),
    );
  });
});
