import type { Random } from '../math/random.ts';

/** `n` standard normal numbers. */
export const drawList = (random: Random, n: number): number[] => Array.from({ length: n }, () => random.normal());

/** Standard normal numbers as nested lists [rows, columns]. */
export const drawTable = (random: Random, rows: number, columns: number): number[][] =>
  Array.from({ length: rows }, () => drawList(random, columns));
