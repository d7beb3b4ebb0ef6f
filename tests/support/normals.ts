import type { Random } from '../../src/math/random.ts';

/** Numbers of the standard normal distribution. */
export const normals = (random: Random, n: number): number[] => Array.from({ length: n }, () => random.normal());
