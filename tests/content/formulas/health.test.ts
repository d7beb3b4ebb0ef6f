import { expect } from 'vitest';
import { binByScore, brierScore, calibrationError } from '../../../src/math/binary/calibration.ts';
import { thresholdOf } from '../../../src/math/binary/decision.ts';
import { areaUnder, rocOf } from '../../../src/math/binary/roc.ts';
import type { Random } from '../../../src/math/random.ts';
import { check } from '../../support/check.ts';

const draws = (random: Random, n: number) => Array.from({ length: n }, () => random.uniform());
const coins = (random: Random, p: readonly number[]) => p.map((share) => Number(random.uniform() < share));

check('cost-threshold', ({ random, agree }) => {
  // Of all thresholds, which costs least where p is the truth? The mean cost is an integral over p, here a sum.
  const [miss, alarm] = [0.5 + 9 * random.uniform(), 0.5 + 9 * random.uniform()];
  const grid = Array.from({ length: 2000 }, (_, i) => (i + 0.5) / 2000);
  const costAt = (t: number) => grid.reduce((sum, p) => sum + (p >= t ? (1 - p) * alarm : p * miss), 0);
  const best = grid.reduce((a, b) => (costAt(b) < costAt(a) ? b : a));
  agree(best, thresholdOf({ miss, alarm }), 1e-3);
});

check('auc-pairs', ({ random, agree }) => {
  // Rounded, so that scores of both classes tie.
  const scores = draws(random, 60).map((score) => Math.round(12 * score) / 12);
  const labels = coins(random, scores);
  const of = (label: number) => scores.filter((_, i) => labels[i] === label);
  const pairs = of(1).flatMap((positive) =>
    of(0).map((negative) => (positive > negative ? 1 : positive === negative ? 0.5 : 0)),
  );
  agree(areaUnder(rocOf(scores, labels)), pairs.reduce<number>((sum, value) => sum + value, 0) / pairs.length, 1e-12);
});

check('calibration-error', ({ random, agree }) => {
  const p = draws(random, 300);
  const y = coins(random, p);
  let ece = 0;
  for (let k = 0; k < 10; k++) {
    const rows = p.flatMap((score, i) => (score >= k / 10 && score < (k + 1) / 10 ? [i] : []));
    const mean = (values: readonly number[]) => rows.reduce((sum, i) => sum + values[i]!, 0) / rows.length;
    ece += (rows.length / p.length) * Math.abs(mean(y) - mean(p));
  }
  agree(calibrationError(binByScore(p, y, 10)), ece, 1e-12);
  expect(calibrationError(binByScore([0, 1, 1], [0, 1, 1], 10))).toBe(0);
});

check('brier-decomposition', ({ random, agree }) => {
  const values = [0.1, 0.3, 0.35, 0.8];
  const p = Array.from({ length: 200 }, () => values[random.integer(4)]!);
  const y = coins(random, p);
  let [calibration, chance] = [0, 0];
  for (const value of values) {
    const own = y.filter((_, i) => p[i] === value);
    const observed = own.reduce((sum, label) => sum + label, 0) / own.length;
    calibration += (own.length / p.length) * (value - observed) ** 2;
    chance += (own.length / p.length) * observed * (1 - observed);
  }
  agree(brierScore(p, y), calibration + chance, 1e-12);
});

check('rule-of-three', ({ agree }) => {
  // At that miss rate 64 tumours are all found with probability 5 %.
  const rate = 1 - 0.05 ** (1 / 64);
  agree((1 - rate) ** 64, 0.05, 1e-12);
  expect((100 * rate).toFixed(1)).toBe('4.6');
  agree(rate, 3 / 64, 2e-3);
  // And the text: a miss rate below 1 % takes about 300.
  expect(Math.ceil(Math.log(0.05) / Math.log(0.99))).toBe(299);
});
