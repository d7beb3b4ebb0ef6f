import { createRandom, permutation, type Random } from '../../math/random.ts';
import { decodePoints } from './linkPoints.ts';
import type { LabelledPoint } from './point.ts';
import { VALUE_SETS, type DataSet, type PlaygroundParams } from './protocol.ts';

/** Half the side of the square that is drawn: both coordinates go from −6 to 6. */
export const HALF_SIDE = 6;
/** Most that the sets made here reach out from the middle, without noise. */
const RADIUS = 5;

/** Whether the targets of a set are values, not classes. */
export function isRegression(data: DataSet): boolean {
  return data === 'own-values' || (VALUE_SETS as readonly string[]).includes(data);
}

type Maker = (i: number, n: number, noise: number, random: Random) => LabelledPoint;
const between = (random: Random, low: number, high: number) => low + (high - low) * random.uniform();

// #region sets
/** Point i of n of every set; `noise` goes from 0 to 0.5. The first four and the last two are TensorFlow Playground's. */
const makers: Record<Exclude<DataSet, 'own-classes' | 'own-values'>, Maker> = {
  circle(i, n, noise, random) {
    const isInner = i < n / 2;
    const r = RADIUS * (isInner ? between(random, 0, 0.5) : between(random, 0.7, 1));
    const angle = 2 * Math.PI * random.uniform();
    const [x1, x2] = [r * Math.sin(angle), r * Math.cos(angle)];
    const shift = () => between(random, -RADIUS, RADIUS) * noise;
    return { x1, x2, y: Math.hypot(x1 + shift(), x2 + shift()) < RADIUS / 2 ? 1 : -1 };
  },
  xor(_i, _n, noise, random) {
    const place = () => {
      const x = between(random, -RADIUS, RADIUS);
      return x + (x > 0 ? 0.3 : -0.3); // a gap along the axes
    };
    const [x1, x2] = [place(), place()];
    const shift = () => between(random, -RADIUS, RADIUS) * noise;
    return { x1, x2, y: (x1 + shift()) * (x2 + shift()) >= 0 ? 1 : -1 };
  },
  gaussians(i, n, noise, random) {
    const y = i < n / 2 ? 1 : -1;
    const deviation = Math.sqrt(0.5 + 7 * noise); // variance 0.5 to 4
    return { x1: 2 * y + deviation * random.normal(), x2: 2 * y + deviation * random.normal(), y };
  },
  spiral(i, n, noise, random) {
    const y = i < n / 2 ? 1 : -1;
    const t = (i % Math.ceil(n / 2)) / (n / 2);
    const angle = 1.75 * t * 2 * Math.PI + (y === 1 ? 0 : Math.PI);
    const shift = () => between(random, -1, 1) * noise;
    return { x1: RADIUS * t * Math.sin(angle) + shift(), x2: RADIUS * t * Math.cos(angle) + shift(), y };
  },
  moons(i, n, noise, random) {
    const y = i < n / 2 ? 1 : -1;
    const angle = Math.PI * random.uniform();
    const shift = () => 2 * noise * random.normal();
    return { x1: 3 * y * (Math.cos(angle) - 0.5) + shift(), x2: 3 * y * (Math.sin(angle) - 0.25) + shift(), y };
  },
  checkerboard(_i, _n, noise, random) {
    const [x1, x2] = [between(random, -RADIUS, RADIUS), between(random, -RADIUS, RADIUS)];
    const shift = () => (between(random, -RADIUS, RADIUS) * noise) / 2;
    const square = (x: number) => Math.floor(x / 2.5);
    return { x1, x2, y: (square(x1 + shift()) + square(x2 + shift())) % 2 === 0 ? 1 : -1 };
  },
  plane(_i, _n, noise, random) {
    const [x1, x2] = [between(random, -HALF_SIDE, HALF_SIDE), between(random, -HALF_SIDE, HALF_SIDE)];
    const shift = () => between(random, -HALF_SIDE, HALF_SIDE) * noise;
    return { x1, x2, y: clamp((x1 + shift() + x2 + shift()) / 10) };
  },
  hills(_i, _n, noise, random) {
    const [x1, x2] = [between(random, -HALF_SIDE, HALF_SIDE), between(random, -HALF_SIDE, HALF_SIDE)];
    const shift = () => between(random, -HALF_SIDE, HALF_SIDE) * noise;
    return { x1, x2, y: heightAt(x1 + shift(), x2 + shift()) };
  },
};
// #endregion

const clamp = (value: number) => Math.max(-1, Math.min(1, value));

/** Six cones of radius 2, up and down in turn. */
function heightAt(x1: number, x2: number): number {
  let height = 0;
  for (const column of [-1, 0, 1]) {
    for (const row of [-1, 1]) {
      const sign = column === 0 ? -row : row;
      const part = sign * Math.max(0, 1 - Math.hypot(x1 - 4 * column, x2 - 2.5 * row) / 2);
      if (Math.abs(part) > Math.abs(height)) height = part;
    }
  }
  return height;
}

/** The points of a run, in two parts. */
export interface SplitPoints {
  training: LabelledPoint[];
  validation: LabelledPoint[];
}

/**
 * The points that settings ask for, in random order, and the share of them that is held out. Depends on the settings alone.
 * @throws RangeError when the reader's own points do not suffice: at least one is needed for training
 */
export function makePoints(
  params: Pick<PlaygroundParams, 'data' | 'points' | 'noise' | 'validation' | 'seed' | 'own'>,
): SplitPoints {
  const { data, points: n, seed } = params;
  const random = createRandom(seed, 1);
  const points =
    data === 'own-classes' || data === 'own-values'
      ? ownPoints(data, params.own)
      : Array.from({ length: n }, (_, i) => makers[data](i, n, params.noise / 100, random));
  if (points.length === 0) throw new RangeError('no points');
  const order = permutation(points.length, createRandom(seed, 2));
  const shuffled = Array.from(order, (i) => points[i]!);
  const held = Math.min(points.length - 1, Math.round(points.length * params.validation));
  return { validation: shuffled.slice(0, held), training: shuffled.slice(held) };
}

/** The reader's own points; as classes, whatever is positive is +1. */
function ownPoints(data: DataSet, own: string): LabelledPoint[] {
  const points = decodePoints(own);
  return data === 'own-values' ? points : points.map((point) => ({ ...point, y: point.y > 0 ? 1 : -1 }));
}
