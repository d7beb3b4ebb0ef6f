/** Blue and orange as inks on any paper: what lies between −1 and +1 is more or less transparent, so it suits both themes. */

const POSITIVE = [31, 132, 200] as const;
const NEGATIVE = [230, 159, 0] as const;
/** Opacity of ±1, so that points stand out. */
const FULL = 255 * 0.78;

/**
 * Writes values as pixels.
 * @param values clamped to −1 … 1
 * @param rgba [4 · values], overwritten
 */
export function paintInk(values: ArrayLike<number>, rgba: Uint8Array | Uint8ClampedArray): void {
  for (let i = 0; i < values.length; i++) {
    const value = Math.max(-1, Math.min(1, values[i]!));
    rgba.set(value < 0 ? NEGATIVE : POSITIVE, 4 * i);
    rgba[4 * i + 3] = Math.round(FULL * Math.abs(value));
  }
}
