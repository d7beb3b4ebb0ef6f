import { createRandom } from '../math/random.ts';

/** Points of the half-moons, half of each class. */
export const POINTS = 128;

/** Two interleaved half-moons with normal noise of deviation 0.12; synthetic. @returns x [POINTS · 2], y [POINTS] of 0 and 1 */
export function makeMoons(seed: number): { x: Float32Array; y: Float32Array } {
  const random = createRandom(seed, 1);
  const x = new Float32Array(2 * POINTS);
  const y = new Float32Array(POINTS);
  for (let i = 0; i < POINTS; i++) {
    const label = i % 2;
    const angle = Math.PI * random.uniform();
    const [cx, cy] = label === 0 ? [Math.cos(angle), Math.sin(angle)] : [1 - Math.cos(angle), 0.5 - Math.sin(angle)];
    x[2 * i] = cx - 0.5 + 0.12 * random.normal();
    x[2 * i + 1] = cy - 0.25 + 0.12 * random.normal();
    y[i] = label;
  }
  return { x, y };
}
