import { dot } from '../../math/dense.ts';
import { createRandom } from '../../math/random.ts';
import { drawDirection, type Layer } from './network.ts';

/** A plane through the trained parameters, and the walk seen in it. */
export interface Plane {
  /** Two directions, each [parameters]. */
  directions: readonly [Float32Array, Float32Array];
  xRange: readonly [number, number];
  yRange: readonly [number, number];
  /** a, b of every kept place of the walk, [2 · places]. */
  path: Float32Array;
  /** Share of the walk's squared distances to its end that lies in the plane. */
  inPlane: number;
}

/**
 * The leading eigenvector of a symmetric matrix with no negative eigenvalue, by power iteration.
 * @param matrix rows
 * @returns of length 1
 */
export function findLeading(matrix: readonly Float64Array[]): Float64Array {
  const random = createRandom(1, 7);
  let vector = Float64Array.from(matrix, () => random.normal());
  for (let i = 0; i < 500; i++) {
    const next = Float64Array.from(matrix, (row) => dot(row, vector));
    const length = Math.sqrt(dot(next, next));
    if (length === 0) break;
    vector = next.map((value) => value / length);
  }
  const length = Math.sqrt(dot(vector, vector));
  return vector.map((value) => value / length);
}

/**
 * The two principal directions of a walk, seen from its end: eigenvectors of the sum of the outer products of its offsets, found by
 * way of the small matrix of their inner products.
 * @param offsets places minus the end, each [parameters]
 * @returns two directions of length 1, at right angles
 */
export function findPrincipal(offsets: readonly Float64Array[]): [Float32Array, Float32Array] {
  const gram = offsets.map((a) => Float64Array.from(offsets, (b) => dot(a, b)));
  const combine = (weights: Float64Array) => {
    const direction = new Float64Array(offsets[0]!.length);
    for (const [k, offset] of offsets.entries()) {
      for (let i = 0; i < direction.length; i++) direction[i]! += weights[k]! * offset[i]!;
    }
    const length = Math.sqrt(dot(direction, direction)) || 1;
    return Float32Array.from(direction, (value) => value / length);
  };
  const first = findLeading(gram);
  const strength = dot(
    first,
    Float64Array.from(gram, (row) => dot(row, first)),
  );
  const rest = gram.map((row, i) => row.map((value, j) => value - strength * first[i]! * first[j]!));
  return [combine(first), combine(findLeading(rest))];
}

/** Coordinates of an offset in two directions that need not be at right angles: its nearest point of the plane. */
export function project(offset: ArrayLike<number>, [d, e]: Plane['directions']): [number, number] {
  const [dd, de, ee] = [dot(d, d), dot(d, e), dot(e, e)];
  const [od, oe] = [dot(offset, d), dot(offset, e)];
  const determinant = dd * ee - de * de || 1;
  return [(od * ee - oe * de) / determinant, (oe * dd - od * de) / determinant];
}

/** From lowest to highest of some values and 0, with a margin of a quarter on each side. */
function padRange(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const margin = Math.max(0.25 * (high - low), 0.05);
  return [low - margin, high + margin];
}

/**
 * The plane to look at.
 * @param walk kept places of the training, the last one the end, each [parameters]
 */
export function choosePlane(
  kind: 'random' | 'path',
  walk: readonly Float32Array[],
  layers: readonly Layer[],
  seed: number,
): Plane {
  const end = walk.at(-1)!;
  const offsets = walk.map((place) => Float64Array.from(place, (value, i) => value - end[i]!));
  const random = createRandom(seed, 3);
  const directions: Plane['directions'] =
    kind === 'random'
      ? [drawDirection(end, layers, random), drawDirection(end, layers, random)]
      : findPrincipal(offsets);
  const places = offsets.map((offset) => project(offset, directions));
  let [inside, total] = [0, 0];
  for (const [k, offset] of offsets.entries()) {
    const [a, b] = places[k]!;
    const seen = Float64Array.from(offset, (_, i) => a * directions[0][i]! + b * directions[1][i]!);
    inside += dot(seen, seen);
    total += dot(offset, offset);
  }
  const fixed: [number, number] = [-1, 1];
  return {
    directions,
    xRange: kind === 'random' ? fixed : padRange(places.map(([a]) => a)),
    yRange: kind === 'random' ? fixed : padRange(places.map(([, b]) => b)),
    path: Float32Array.from(places.flat()),
    inPlane: total === 0 ? 0 : inside / total,
  };
}
