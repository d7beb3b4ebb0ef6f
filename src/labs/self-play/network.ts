/**
 * A small network for positions: 16 filters of 4×4 cells, which see every line of four whole, a dense layer of 48 units, and two
 * heads, seven logits for the moves and one value. Plain loops over typed arrays: a search asks for one position after the other,
 * and for a single one the overhead of a tensor operation would be many times the work.
 */
import { createRandom } from '../../math/random.ts';
import { COLUMNS, ROWS, type Board } from './game.ts';

const SIDE = 4;
const FILTERS = 16;
const UNITS = 48;
const INPUTS = 2 * SIDE * SIDE;
/** Corners of the places where a filter fits: 4 · 3. */
const PLACES = Array.from({ length: (COLUMNS - SIDE + 1) * (ROWS - SIDE + 1) }, (_, place) => {
  const perColumn = ROWS - SIDE + 1;
  return Math.floor(place / perColumn) * ROWS + (place % perColumn);
});
/** Cells of a filter, counted from its corner. */
const OFFSETS = Array.from({ length: SIDE * SIDE }, (_, k) => Math.floor(k / SIDE) * ROWS + (k % SIDE));
const FEATURES = PLACES.length * FILTERS;
const OUTPUTS = COLUMNS + 1;

// Where each array lies in the vector of all parameters.
const FILTER_BIAS = INPUTS * FILTERS;
const DENSE = FILTER_BIAS + FILTERS;
const DENSE_BIAS = DENSE + FEATURES * UNITS;
const HEAD = DENSE_BIAS + UNITS;
const HEAD_BIAS = HEAD + UNITS * OUTPUTS;
/** How many parameters there are. */
export const PARAMETERS = HEAD_BIAS + OUTPUTS;

/** First weights: normal, He's deviation √(2/n) in the hidden layers, small in the heads, so that it begins with no opinion. @returns [PARAMETERS] */
export function createParameters(seed: number): Float64Array {
  const random = createRandom(seed, 1);
  const parameters = new Float64Array(PARAMETERS);
  const fill = (from: number, count: number, deviation: number) => {
    for (let i = from; i < from + count; i++) parameters[i] = deviation * random.normal();
  };
  // About a third of a filter's cells hold a piece.
  fill(0, FILTER_BIAS, Math.sqrt(2 / (SIDE * SIDE)));
  fill(DENSE, FEATURES * UNITS, Math.sqrt(2 / FEATURES));
  fill(HEAD, UNITS * OUTPUTS, 0.1 / Math.sqrt(UNITS));
  return parameters;
}

/** What the network says of a position, seen by the player whose move it is. */
export interface Judgement {
  /** Probabilities of the moves, 0 for full columns, [7]. */
  policy: Float64Array;
  /** What it expects of the game: −1 lost … 1 won. */
  value: number;
}

/** A position to learn from, with what a search and the end of the game said of it. */
export interface Example {
  /** Pieces of the player to move are 1, of the other −1, [42]. */
  cells: Int8Array;
  /** Share of the search's visits that each move got, [7]. */
  policy: Float64Array;
  /** How the game ended for the player to move: −1, 0 or 1. */
  outcome: number;
}

/** Room for one position's numbers. */
const features = new Float64Array(FEATURES);
const units = new Float64Array(UNITS);
const outputs = new Float64Array(OUTPUTS);
const dFeatures = new Float64Array(FEATURES);
const dUnits = new Float64Array(UNITS);
const dOutputs = new Float64Array(OUTPUTS);

/** Writes features, units and outputs of a position. @param side 1 or −1: whose pieces are its own */
function forward(parameters: Float64Array, cells: Int8Array, side: number): void {
  for (let place = 0; place < PLACES.length; place++) {
    const first = place * FILTERS;
    for (let f = 0; f < FILTERS; f++) features[first + f] = parameters[FILTER_BIAS + f]!;
    for (let k = 0; k < OFFSETS.length; k++) {
      const holder = cells[PLACES[place]! + OFFSETS[k]!]!;
      if (holder === 0) continue;
      const row = (holder === side ? k : k + OFFSETS.length) * FILTERS;
      for (let f = 0; f < FILTERS; f++) features[first + f]! += parameters[row + f]!;
    }
  }
  for (let j = 0; j < UNITS; j++) units[j] = parameters[DENSE_BIAS + j]!;
  for (let i = 0; i < FEATURES; i++) {
    const x = features[i]!;
    if (x <= 0) {
      features[i] = 0;
      continue;
    }
    const row = DENSE + i * UNITS;
    for (let j = 0; j < UNITS; j++) units[j]! += x * parameters[row + j]!;
  }
  for (let o = 0; o < OUTPUTS; o++) outputs[o] = parameters[HEAD_BIAS + o]!;
  for (let j = 0; j < UNITS; j++) {
    const x = Math.max(0, units[j]!);
    units[j] = x;
    for (let o = 0; o < OUTPUTS; o++) outputs[o]! += x * parameters[HEAD + j * OUTPUTS + o]!;
  }
}

/** Softmax of the first seven outputs; `isOpen` leaves moves out. */
function softmax(isOpen: (column: number) => boolean): Float64Array {
  const policy = new Float64Array(COLUMNS);
  let top = -Infinity;
  for (let c = 0; c < COLUMNS; c++) if (isOpen(c)) top = Math.max(top, outputs[c]!);
  let sum = 0;
  for (let c = 0; c < COLUMNS; c++) if (isOpen(c)) sum += policy[c] = Math.exp(outputs[c]! - top);
  for (let c = 0; c < COLUMNS; c++) policy[c]! /= sum;
  return policy;
}

/** What the network says of a position in which a move is left. */
export function judge(parameters: Float64Array, { cells, heights, turn }: Board): Judgement {
  forward(parameters, cells, turn);
  return { policy: softmax((column) => heights[column]! < ROWS), value: Math.tanh(outputs[COLUMNS]!) };
}

/**
 * Adds one example's gradient of the loss −Σ π ln p + (z − v)², by backpropagation.
 * @param gradient [PARAMETERS], added to
 * @param isMirrored learns the example left and right exchanged, which is as true
 * @returns the loss of the policy and of the value
 */
export function addGradient(
  parameters: Float64Array,
  { cells, policy, outcome }: Example,
  gradient: Float64Array,
  isMirrored = false,
): [policy: number, value: number] {
  const seen = isMirrored ? mirror(cells) : cells;
  forward(parameters, seen, 1);
  const p = softmax((column) => seen[column * ROWS + ROWS - 1] === 0);
  const value = Math.tanh(outputs[COLUMNS]!);
  let crossEntropy = 0;
  for (let c = 0; c < COLUMNS; c++) {
    const wanted = policy[isMirrored ? COLUMNS - 1 - c : c]!;
    if (wanted > 0) crossEntropy -= wanted * Math.log(p[c]!);
    dOutputs[c] = p[c]! - wanted;
  }
  dOutputs[COLUMNS] = 2 * (value - outcome) * (1 - value * value);
  backward(parameters, seen, gradient);
  return [crossEntropy, (value - outcome) ** 2];
}

/** From the outputs' gradient to all parameters'. */
function backward(parameters: Float64Array, cells: Int8Array, gradient: Float64Array): void {
  for (let o = 0; o < OUTPUTS; o++) gradient[HEAD_BIAS + o]! += dOutputs[o]!;
  for (let j = 0; j < UNITS; j++) {
    dUnits[j] = 0;
    const x = units[j]!;
    if (x === 0) continue; // ReLU passes nothing back
    let sum = 0;
    for (let o = 0; o < OUTPUTS; o++) {
      gradient[HEAD + j * OUTPUTS + o]! += x * dOutputs[o]!;
      sum += parameters[HEAD + j * OUTPUTS + o]! * dOutputs[o]!;
    }
    dUnits[j] = sum;
    gradient[DENSE_BIAS + j]! += sum;
  }
  for (let i = 0; i < FEATURES; i++) {
    dFeatures[i] = 0;
    const x = features[i]!;
    if (x === 0) continue;
    const row = DENSE + i * UNITS;
    let sum = 0;
    for (let j = 0; j < UNITS; j++) {
      gradient[row + j]! += x * dUnits[j]!;
      sum += parameters[row + j]! * dUnits[j]!;
    }
    dFeatures[i] = sum;
  }
  for (let place = 0; place < PLACES.length; place++) {
    const first = place * FILTERS;
    for (let f = 0; f < FILTERS; f++) gradient[FILTER_BIAS + f]! += dFeatures[first + f]!;
    for (let k = 0; k < OFFSETS.length; k++) {
      const holder = cells[PLACES[place]! + OFFSETS[k]!]!;
      if (holder === 0) continue;
      const row = (holder === 1 ? k : k + OFFSETS.length) * FILTERS;
      for (let f = 0; f < FILTERS; f++) gradient[row + f]! += dFeatures[first + f]!;
    }
  }
}

/** A position left and right exchanged. */
function mirror(cells: Int8Array): Int8Array {
  return cells.map((_, i) => cells[(COLUMNS - 1 - Math.floor(i / ROWS)) * ROWS + (i % ROWS)]!);
}
