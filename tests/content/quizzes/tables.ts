import { binByScore, calibrationError } from '../../../src/math/binary/calibration.ts';

/** The p at which a sum of gains and losses is 0, by bisection. */
function zeroOf(f: (p: number) => number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (f(low) * f(middle) <= 0) high = middle;
    else low = middle;
  }
  return low;
}

/** Computes the answers of the numeric questions on health and finance. */
export const tableChecks: Record<string, () => number> = {
  'applications/health#threshold': () => zeroOf((p) => p * 19 - (1 - p)),
  'applications/health#precision-screening': () => {
    const people = 100_000;
    const [hits, alarms] = [0.02 * people * 0.95, 0.98 * people * (1 - 0.9)];
    return (100 * hits) / (hits + alarms);
  },
  'applications/health#ece': () => {
    const p = Array.from({ length: 40 }, (_, i) => (i < 30 ? 0.1 : 0.8));
    return calibrationError(
      binByScore(
        p,
        p.map((_, i) => Number(i < 6 || i >= 34)),
        2,
      ),
    );
  },
  'applications/health#rule-of-three': () => 100 * zeroOf((rate) => (1 - rate) ** 150 - 0.05),
  'applications/finance#limit': () => zeroOf((p) => (1 - p) * 300 - p * 2700),
  'applications/finance#weights': () => zeroOf((p) => (3 * p) / (3 * p + (1 - p)) - 0.5),
  'applications/finance#fpr': () => {
    const [bad, good] = [20, 80];
    const badRefused = 0.8 * bad;
    const refused = badRefused / 0.5;
    return (refused - badRefused) / good;
  },
};
