import { expect } from 'vitest';
import { createPowerSpectrum } from '../../../src/math/sound/fft.ts';
import { BINS, HOP, hzOf, melOf, stft, WINDOW } from '../../../src/math/sound/spectrogram.ts';
import type { Random } from '../../../src/math/random.ts';
import { check } from '../../support/check.ts';

const noise = (random: Random, n: number) => Float32Array.from({ length: n }, () => 2 * random.uniform() - 1);

/** |X_k|² by the sum of the definition. */
function powerByDefinition(x: ArrayLike<number>, k: number): number {
  let [re, im] = [0, 0];
  for (let n = 0; n < x.length; n++) {
    re += x[n]! * Math.cos((2 * Math.PI * k * n) / x.length);
    im -= x[n]! * Math.sin((2 * Math.PI * k * n) / x.length);
  }
  return re * re + im * im;
}

check('stft-sum', ({ random, agree }) => {
  const sound = noise(random, WINDOW + 3 * HOP);
  const power = stft(sound);
  for (const [t, k] of [
    [0, 0],
    [1, 7],
    [3, BINS - 1],
  ] as const) {
    const piece = Array.from(
      { length: WINDOW },
      (_, n) => (0.5 - 0.5 * Math.cos((2 * Math.PI * n) / WINDOW)) * sound[t * HOP + n]!,
    );
    agree(power[t * BINS + k]!, powerByDefinition(piece, k), 1e-9);
  }
});

check('stft-parseval', ({ random, agree }) => {
  for (const size of [8, 256]) {
    const x = noise(random, size);
    const power = createPowerSpectrum(size)(x);
    // Of a real signal the upper half mirrors the lower one, without its two ends.
    const all = power.reduce((sum, value, k) => sum + value * (k === 0 || k === size / 2 ? 1 : 2), 0);
    agree(
      all / size,
      x.reduce((sum, value) => sum + value * value, 0),
      1e-9,
    );
  }
});

check('mel-scale', ({ random, agree }) => {
  expect(melOf(1000)).toBeNear(1000, 0.1);
  const hz = 4000 * random.uniform();
  agree(hzOf(melOf(hz)), hz, 1e-12);
  // The slope by hand: 2595 / (ln 10 · (700 + f)), nearly even at the bottom and like 1/f above.
  agree((melOf(hz + 1e-3) - melOf(hz - 1e-3)) / 2e-3, 2595 / (Math.LN10 * (700 + hz)), 1e-6);
});

check('decibel-sum', ({ random, agree }) => {
  const decibel = (ratio: number) => 10 * Math.log10(ratio);
  expect(decibel(1 / 10)).toBeNear(-10, 1e-12);
  expect(decibel(1 / 2)).toBeNear(-3.01, 0.001);
  const [a, b] = [random.uniform(), random.uniform()];
  agree(decibel(a * b), decibel(a) + decibel(b), 1e-12);
});

check('word-error-rate', ({ random }) => {
  // The distance is the least over all ways to line up two lists, and bounded by what any way costs.
  const draw = () => Array.from({ length: 1 + random.integer(5) }, () => random.integer(3));
  const distance = (a: number[], b: number[]): number => {
    const [[first, ...rest], [other, ...others]] = [a, b];
    if (first === undefined) return b.length;
    if (other === undefined) return a.length;
    return Math.min(distance(rest, others) + Number(first !== other), distance(rest, b) + 1, distance(a, others) + 1);
  };
  for (let trial = 0; trial < 20; trial++) {
    const [a, b, c] = [draw(), draw(), draw()];
    expect(distance(a, a)).toBe(0);
    expect(distance(a, b)).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
    expect(distance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
    expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c));
  }
});

check('wavenet-chain', ({ random, agree }) => {
  // Any distribution of three bits: the joint probability is the product of the conditional ones.
  const weights = Array.from({ length: 8 }, () => random.uniform());
  const total = weights.reduce((a, b) => a + b, 0);
  const p = (of: (bits: number) => boolean) => weights.filter((_, bits) => of(bits)).reduce((a, b) => a + b, 0) / total;
  const bits = random.integer(8);
  const begins = (length: number) => p((other) => other >> (3 - length) === bits >> (3 - length));
  agree(begins(3), begins(1) * (begins(2) / begins(1)) * (begins(3) / begins(2)), 1e-12);
});
