/** Points of a curve, from −LIMIT to LIMIT. */
export const POINTS = 193;
/** The curve's last z. */
export const LIMIT = 6;

/** The points at which a curve is computed, [POINTS]; z = 0, where some have a kink, is left out by half a step. */
export function makeGrid(): Float32Array {
  const step = (2 * LIMIT) / POINTS;
  return Float32Array.from({ length: POINTS }, (_, i) => -LIMIT + (i + 0.5) * step + 1e-4);
}
