/** RGB, 0 to 255. */
type Colour = readonly [number, number, number];

const BLUE: Colour = [0, 114, 178];
const ORANGE: Colour = [213, 94, 0];

/** A value from 0 to `most` as a grey, black to white; below 0 it stays black. */
export function greyOf(value: number, most: number): Colour {
  const grey = most > 0 ? 255 * Math.min(1, Math.max(0, value / most)) : 0;
  return [grey, grey, grey];
}

/** A signed value: white at 0, blue above it, orange below, full at ±`most`. */
export function signedColour(value: number, most: number): Colour {
  const share = most > 0 ? Math.min(1, Math.abs(value) / most) : 0;
  const end = value > 0 ? BLUE : ORANGE;
  return [0, 1, 2].map((c) => 255 + (end[c]! - 255) * share) as unknown as Colour;
}

/** The largest size of any value. */
export const largest = (values: Float32Array): number =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
