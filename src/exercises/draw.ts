import type { Random } from '../math/random.ts';

/** `n` standard normal numbers. */
export const drawList = (random: Random, n: number): number[] => Array.from({ length: n }, () => random.normal());

/** Standard normal numbers as nested lists [rows, columns]. */
export const drawTable = (random: Random, rows: number, columns: number): number[][] =>
  Array.from({ length: rows }, () => drawList(random, columns));

/** A whole number from `least` to `most`, both included. */
export const drawWhole = (random: Random, least: number, most: number): number =>
  least + random.integer(most - least + 1);
