import type { Random } from '../../math/random.ts';
import { check, defineExercise, looksLike } from '../define.ts';

type Args = [p: number[], y: number[], bins: number];

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
/** The rows of each bin that is not empty, found bin by bin. */
const rowsOf = (p: number[], bins: number) =>
  Array.from({ length: bins }, (_, k) =>
    p.flatMap((score, i) => (score >= k / bins && (score < (k + 1) / bins || k === bins - 1) ? [i] : [])),
  ).filter((rows) => rows.length > 0);
const gaps = (...[p, y, bins]: Args) =>
  rowsOf(p, bins).map((rows) => ({
    share: rows.length / p.length,
    gap: mean(rows.map((i) => y[i]!)) - mean(rows.map((i) => p[i]!)),
  }));
const brierOf = (p: number[], y: number[]) => mean(p.map((score, i) => (score - y[i]!) ** 2));

const expected = (...[p, y, bins]: Args) => ({
  ece: gaps(p, y, bins).reduce((sum, { share, gap }) => sum + share * Math.abs(gap), 0),
  brier: brierOf(p, y),
});

const hints = [
  looksLike('unweighted', (...[p, y, bins]: Args) => ({
    ece: mean(gaps(p, y, bins).map(({ gap }) => Math.abs(gap))),
    brier: brierOf(p, y),
  })),
  looksLike('signed', (...[p, y, bins]: Args) => ({
    ece: gaps(p, y, bins).reduce((sum, { share, gap }) => sum + share * gap, 0),
    brier: brierOf(p, y),
  })),
  looksLike('middles', (...[p, y, bins]: Args) => ({
    ece: rowsOf(p, bins).reduce((sum, rows) => {
      const middle = (Math.min(bins - 1, Math.floor(p[rows[0]!]! * bins)) + 0.5) / bins;
      return sum + (rows.length / p.length) * Math.abs(mean(rows.map((i) => y[i]!)) - middle);
    }, 0),
    brier: brierOf(p, y),
  })),
  looksLike('not-squared', (...[p, y, bins]: Args) => ({
    ece: expected(p, y, bins).ece,
    brier: mean(p.map((score, i) => Math.abs(score - y[i]!))),
  })),
  looksLike('one-left-out', (...[p, y, bins]: Args) => {
    const kept = p.flatMap((score, i) => (score < 1 ? [i] : []));
    const of = (values: number[]) => kept.map((i) => values[i]!);
    return { ece: (expected(of(p), of(y), bins).ece * kept.length) / p.length, brier: brierOf(p, y) };
  }),
];

const draw = (random: Random): Args => {
  const p = Array.from({ length: 40 }, () => Math.round(1000 * random.uniform()) / 1000 + 0.0001);
  return [p.map((score) => Math.min(score, 0.999)), p.map((score) => Number(random.uniform() < score ** 2)), 7];
};

export default defineExercise({
  id: 'calibration-error',
  page: 'applications/health',
  level: 2,
  entry: 'calibrate',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check({
      id: 'by-hand',
      // Two bins: (0.1, 0.2, 0.3) with one ill, (0.8) with one.
      args: (): Args => [[0.1, 0.2, 0.3, 0.8], [0, 1, 0, 1], 2],
      expected: () => ({ ece: 0.75 * Math.abs(1 / 3 - 0.2) + 0.25 * 0.2, brier: (0.01 + 0.64 + 0.09 + 0.04) / 4 }),
      hints,
    }),
    check({ id: 'drawn', isDrawn: true, args: draw, expected, hints }),
    check({
      id: 'certain',
      // The last bin is too high, the one before it too low.
      args: (): Args => [[1, 1, 0, 0.55, 1, 0.7], [1, 0, 0, 1, 0, 1], 5],
      expected,
      hints,
    }),
  ],
});
