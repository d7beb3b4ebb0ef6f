/**
 * Discrete Fourier transform of a real signal by the fast algorithm of Cooley and Tukey (1965), radix 2, in double precision:
 * X_k = Σ x_n e^(−2πikn/N).
 * @param size N, a power of two
 * @returns a function of x [N] that gives |X_k|² for k = 0 … N/2
 * @throws RangeError when N is no power of two
 */
export function createPowerSpectrum(size: number): (x: ArrayLike<number>) => Float64Array {
  const bits = Math.log2(size);
  if (!Number.isInteger(bits) || bits < 1)
    throw new RangeError(`a transform of ${size} values: a power of two is needed`);
  const cosines = Float64Array.from({ length: size / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / size));
  const sines = Float64Array.from({ length: size / 2 }, (_, k) => -Math.sin((2 * Math.PI * k) / size));
  const reversed = Uint32Array.from({ length: size }, (_, i) => {
    let r = 0;
    for (let bit = 0; bit < bits; bit++) if (i & (1 << bit)) r |= 1 << (bits - 1 - bit);
    return r;
  });
  const [re, im] = [new Float64Array(size), new Float64Array(size)];
  return (x) => {
    for (let i = 0; i < size; i++) re[i] = x[reversed[i]!]!;
    im.fill(0);
    for (let half = 1; half < size; half *= 2) {
      const stride = size / (2 * half);
      for (let start = 0; start < size; start += 2 * half) {
        for (let k = 0; k < half; k++) {
          const c = cosines[k * stride]!;
          const s = sines[k * stride]!;
          const a = start + k;
          const b = a + half;
          const tr = re[b]! * c - im[b]! * s;
          const ti = re[b]! * s + im[b]! * c;
          re[b] = re[a]! - tr;
          im[b] = im[a]! - ti;
          re[a]! += tr;
          im[a]! += ti;
        }
      }
    }
    const power = new Float64Array(size / 2 + 1);
    for (let k = 0; k <= size / 2; k++) power[k] = re[k]! ** 2 + im[k]! ** 2;
    return power;
  };
}
