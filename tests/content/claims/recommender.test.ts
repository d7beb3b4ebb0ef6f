import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { DISHES, simulateGuests } from '../../../src/labs/recommender/dishes.ts';
import {
  recommender,
  type RecommenderParams,
  type RecommenderSnapshot,
} from '../../../src/labs/recommender/protocol.ts';
import session from '../../../src/labs/recommender/session.ts';
import { expectPrinted as expectOn } from '../../support/printed.ts';
import { runSession } from '../../support/sessions.ts';

/* What the page on recommendation says of its lab, by the lab's own runs. */

const expectPrinted = (...texts: string[]) => expectOn('applications/recommender', ...texts);
const percent = (share: number) => `${Math.round(100 * share)}%`;

/** A run's last snapshot, and all errors on what was held out. */
async function run(settings: Partial<RecommenderParams>) {
  const { snapshots } = await runSession<RecommenderSnapshot>(session, { ...recommender.defaults, ...settings });
  const tests = snapshots.flatMap(({ test: errors }) => [...errors]);
  return { last: snapshots.at(-1)!, final: tests.at(-1)!, best: Math.min(...tests) };
}

beforeAll(() => {
  const read = (url: URL) => Promise.resolve(new Response(readFileSync(`public/${url.pathname.slice(1)}`)));
  vi.stubGlobal('fetch', read);
});
afterAll(() => void vi.unstubAllGlobals());

test('the table is mostly empty', () => {
  expect(600 * DISHES.length).toBe(28_800);
  expect(Math.abs(simulateGuests(1).values.length - 5500)).toBeLessThan(100);
  expectPrinted('28,800');
});

test('by default: the errors, cold start, order, popular dishes, and what the vectors explain', async () => {
  const { last, final } = await run({});
  const { cold, order, popular, recovered } = last.report!;
  for (const share of recovered!) expect(share).toBeGreaterThan(0.85);
  expect(popular.truth!).toBeCloseTo(0.06, 2);
  expectPrinted(
    final.toFixed(2),
    last.baselines.item.toFixed(2),
    cold.model[0]!.toFixed(2),
    cold.model[3]!.toFixed(2),
    order.model.toFixed(2),
    order.item.toFixed(2),
    order.popular.toFixed(2),
    percent(popular.ratings),
    percent(popular.truth!),
    percent(popular.recommended),
  );
  expect(Math.abs(cold.model[0]! - cold.item[0]!)).toBeLessThan(0.03);
});

test('with no factors, with two, with sixteen and no penalty', async () => {
  const none = await run({ factors: 0 });
  expect(none.final).toBeGreaterThan(none.last.baselines.item);
  const two = await run({ factors: 2 });
  const many = await run({ factors: 16, regularization: 0 });
  const [spicy, sweet] = two.last.report!.recovered!;
  expectPrinted(none.final.toFixed(2), percent(spicy!), percent(sweet!));
  expectPrinted(many.last.train.at(-1)!.toFixed(2), many.best.toFixed(2), many.final.toFixed(2));
});

test('on real ratings factors learn noise', async () => {
  const { last, final, best } = await run({ data: 'lectures', epochs: 60, factors: 8 });
  expect(final).toBeGreaterThan(last.baselines.mean);
  expectPrinted(best.toFixed(2), final.toFixed(2), last.baselines.mean.toFixed(2), last.train.at(-1)!.toFixed(2));
});
