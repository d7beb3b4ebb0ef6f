import { describe, expect, test } from 'vitest';
import { rangeTest, type RangeTestSnapshot } from '../../../src/labs/range-test/protocol.ts';
import { isOver, predictTest, rateAt, readCurve, smooth } from '../../../src/labs/range-test/range.ts';
import session from '../../../src/labs/range-test/session.ts';
import { runSession } from '../../support/sessions.ts';
import { useWasmKernels } from '../../support/wasmKernels.ts';

describe('range-test', () => {
  useWasmKernels();

  test('rates grow by one factor, means are corrected for their start', () => {
    expect(rateAt(1, 100)).toBeCloseTo(1e-4, 12);
    expect(rateAt(100, 100)).toBeCloseTo(10 ** 1.5, 10);
    expect(rateAt(51, 100) / rateAt(50, 100)).toBeCloseTo(rateAt(2, 100) / rateAt(1, 100), 10);
    expect(smooth([3, 3, 3])).toEqual([3, 3, 3].map((value) => expect.closeTo(value, 12) as number));
    expect(isOver([1, 0.5, 1.9])).toBe(false);
    expect(isOver([1, 0.5, 2.1])).toBe(true);
    expect(isOver([1, Number.NaN])).toBe(true);
  });

  test.each(['sgd', 'momentum'] as const)('%s: the page predicts the device while rates are small', async (rule) => {
    const params = { ...rangeTest.defaults, rule };
    const { snapshots, session: live } = await runSession<RangeTestSnapshot>(session, params);
    live.dispose();
    const losses = snapshots.flatMap((snapshot) => [...snapshot.losses]);
    const predicted = predictTest(params);
    for (let i = 0; i < 100; i++) expect(losses[i]).toBeNear(predicted[i]!, 1e-3);
    // What the page says of both: down, then far up.
    const { steepest, lowest } = readCurve(losses, params.steps)!;
    expect(steepest).toBeNear(rule === 'sgd' ? 0.066 : 0.035, 0.003);
    expect(lowest).toBeNear(rule === 'sgd' ? 1.31 : 0.69, 0.05);
    expect(isOver(smooth(losses))).toBe(true);
    expect(losses.length).toBeLessThan(params.steps);
  });

  test('keeps no tensor', async () => {
    const use = async () => {
      const { session: live } = await runSession(session, { ...rangeTest.defaults, steps: 20 });
      live.dispose();
    };
    await expect(use).toKeepTensors();
  });
});
