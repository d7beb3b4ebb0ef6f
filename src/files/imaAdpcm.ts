/** Sizes of a step, each about a tenth larger than the last: the table of the standard. */
const STEPS = [
  7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41, 45, 50, 55, 60, 66, 73, 80, 88, 97, 107, 118,
  130, 143, 157, 173, 190, 209, 230, 253, 279, 307, 337, 371, 408, 449, 494, 544, 598, 658, 724, 796, 876, 963, 1060,
  1166, 1282, 1411, 1552, 1707, 1878, 2066, 2272, 2499, 2749, 3024, 3327, 3660, 4026, 4428, 4871, 5358, 5894, 6484,
  7132, 7845, 8630, 9493, 10442, 11487, 12635, 13899, 15289, 16818, 18500, 20350, 22385, 24623, 27086, 29794, 32767,
];
/** How the step changes after a code: small differences make it smaller. */
const CHANGES = [-1, -1, -1, -1, 2, 4, 6, 8];

/** Where a decoder stands; it begins at silence with the smallest step. */
class Predictor {
  sample = 0;
  #step = 0;

  /** Size of the next difference's unit. */
  get unit(): number {
    return STEPS[this.#step]!;
  }

  /** Takes a code: sign and three bits of size. @returns the sample */
  take(code: number): number {
    const size = this.unit;
    let difference = size >> 3;
    if (code & 4) difference += size;
    if (code & 2) difference += size >> 1;
    if (code & 1) difference += size >> 2;
    const next = this.sample + (code & 8 ? -difference : difference);
    this.sample = Math.min(32_767, Math.max(-32_768, next));
    this.#step = Math.min(88, Math.max(0, this.#step + CHANGES[code & 7]!));
    return this.sample;
  }
}

/**
 * Writes samples by IMA ADPCM (Interactive Multimedia Association, 1992): each as 4 bits, which say in steps of a size that follows
 * the sound how far it lies from the last. A quarter of the bytes of 16-bit samples.
 * @param samples 16-bit, an even number of them
 * @returns two samples a byte, the first in the low half
 */
export function encodeImaAdpcm(samples: Int16Array): Uint8Array {
  const predictor = new Predictor();
  const codes = Uint8Array.from(samples, (sample) => {
    const difference = sample - predictor.sample;
    let rest = Math.abs(difference);
    let code = difference < 0 ? 8 : 0;
    for (let bit = 4, size = predictor.unit; bit > 0; bit >>= 1, size >>= 1) {
      if (rest < size) continue;
      code |= bit;
      rest -= size;
    }
    predictor.take(code);
    return code;
  });
  return Uint8Array.from({ length: samples.length / 2 }, (_, i) => codes[2 * i]! | (codes[2 * i + 1]! << 4));
}

/** Reads what `encodeImaAdpcm` writes. @returns samples, −1 to 1, two for each byte */
export function decodeImaAdpcm(bytes: Uint8Array): Float32Array {
  const predictor = new Predictor();
  const samples = new Float32Array(2 * bytes.length);
  for (const [i, byte] of bytes.entries()) {
    samples[2 * i] = predictor.take(byte & 15) / 32_768;
    samples[2 * i + 1] = predictor.take(byte >> 4) / 32_768;
  }
  return samples;
}
