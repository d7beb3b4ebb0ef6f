import { createPowerSpectrum } from './fft.ts';

/** Samples a second of every sound in the book: a telephone's. */
export const SAMPLE_RATE = 8000;
/** Samples of a window: 32 ms. */
export const WINDOW = 256;
/** Samples from one window to the next: 16 ms. */
export const HOP = 128;
/** Frequency bins of a window, 0 to 4,000 Hz in steps of 31.25 Hz. */
export const BINS = WINDOW / 2 + 1;
/** Bands of the mel spectrogram, and the frequencies in Hz between which they lie. */
export const BANDS = 32;
const [LOWEST_HZ, HIGHEST_HZ] = [60, 3800];

// #region hann
/** The Hann window, w_n = ½ − ½ cos(2πn/N), n = 0 … N − 1. */
const hann = (size: number): Float64Array =>
  Float64Array.from({ length: size }, (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / size));
// #endregion

// #region mel
/** The mel scale as HTK has it (after Stevens, Volkmann and Newman, 1937): 2595 log₁₀(1 + f/700). */
export const melOf = (hz: number): number => 2595 * Math.log10(1 + hz / 700);
/** Its inverse. */
export const hzOf = (mel: number): number => 700 * (10 ** (mel / 2595) - 1);

/** Centres of the bands in Hz, with the lower edge of the first and the upper edge of the last: equal steps in mel, [BANDS + 2]. */
export const BAND_EDGES: Float64Array = Float64Array.from({ length: BANDS + 2 }, (_, m) => {
  const [from, to] = [melOf(LOWEST_HZ), melOf(HIGHEST_HZ)];
  return hzOf(from + ((to - from) * m) / (BANDS + 1));
});

/** Weight of a frequency in a band: a triangle, 1 at the band's centre and 0 at its neighbours' centres. */
function triangle(band: number, hz: number): number {
  const [left, centre, right] = [BAND_EDGES[band]!, BAND_EDGES[band + 1]!, BAND_EDGES[band + 2]!];
  return Math.max(0, Math.min((hz - left) / (centre - left), (right - hz) / (right - centre)));
}
// #endregion

/** The bins that count in each band: the first of them, and the weights of those from there on. */
const FILTERS = Array.from({ length: BANDS }, (_, band) => {
  const all = Float64Array.from({ length: BINS }, (_, bin) => triangle(band, (bin * SAMPLE_RATE) / WINDOW));
  const first = all.findIndex((weight) => weight > 0);
  return { first, weights: all.subarray(first, all.findLastIndex((weight) => weight > 0) + 1) };
});
const HANN = hann(WINDOW);
const powerOf = createPowerSpectrum(WINDOW);

/** Windows that lie wholly in so many samples. */
export const framesOf = (samples: number): number => Math.max(0, Math.floor((samples - WINDOW) / HOP) + 1);

// #region stft
/**
 * Short-time Fourier transform: the power |X_k|² of every windowed piece of a sound.
 * @param sound samples, −1 to 1
 * @returns frame by frame, [frames, BINS]
 */
export function stft(sound: Float32Array): Float64Array {
  const frames = framesOf(sound.length);
  const power = new Float64Array(frames * BINS);
  const piece = new Float64Array(WINDOW);
  for (let t = 0; t < frames; t++) {
    for (let n = 0; n < WINDOW; n++) piece[n] = HANN[n]! * sound[t * HOP + n]!;
    power.set(powerOf(piece), t * BINS);
  }
  return power;
}
// #endregion

// #region melSpectrogram
/** Sums of power in the bands. @param power [frames, BINS] @returns [BANDS, frames], the lowest band first */
export function melBands(power: Float64Array): Float64Array {
  const frames = power.length / BINS;
  const bands = new Float64Array(BANDS * frames);
  for (const [band, { first, weights }] of FILTERS.entries())
    for (let t = 0; t < frames; t++) {
      let sum = 0;
      for (let i = 0; i < weights.length; i++) sum += weights[i]! * power[t * BINS + first + i]!;
      bands[band * frames + t] = sum;
    }
  return bands;
}

/** Decibels below the largest value that still count. */
const RANGE_DB = 60;
/** Power that counts as silence, whatever else there is: 90 dB below a full-scale tone. */
const SILENCE = (WINDOW / 4) ** 2 * 1e-9;

/**
 * Power as decibels below the largest, in bytes: 0 is 60 dB below and less, 255 the largest.
 * @param power of anything
 */
export function decibelBytes(power: Float64Array): Uint8Array {
  const top = Math.max(
    SILENCE,
    power.reduce((most, value) => (value > most ? value : most), 0),
  );
  return Uint8Array.from(power, (value) => {
    const db = 10 * Math.log10(Math.max(value, top * 1e-12) / top);
    return Math.round(255 * Math.max(0, 1 + db / RANGE_DB));
  });
}
// #endregion
