import { sizeOf } from '../../math/shapes.ts';
import { backward, forward, measureLoss, type GptParts } from './passes.ts';
import { gptParameters, MLP_FACTOR } from './size.ts';
import { attentionRow, GptSpace, withoutPadding } from './space.ts';
import { addressesOf, type GptAddresses } from './weights.ts';

/** A tensor that can be looked at. */
interface ExaminedValue {
  /** Such as `layer0/weights`; a parameter's name for a parameter. */
  name: string;
  shape: number[];
  hasGradient: boolean;
}

/** One sequence's pass, all of which can be read until the next. */
export interface Examined {
  /** In the order of the forward pass, then the parameters. */
  readonly values: readonly ExaminedValue[];
  /** @returns a copy, of the shape that `values` says @throws RangeError for a name that is none */
  read(name: string): Float32Array;
  /** By this tensor, of the mean loss over the sequence's targets. @throws RangeError where there is none */
  gradient(name: string): Float32Array;
}

/** How a tensor lies in memory: where, and the distance of two numbers along each axis. */
interface Place {
  at: number;
  /** 0: there is none. */
  gradient: number;
  shape: number[];
  steps: number[];
  /** Whether what lies above the diagonal of its last two axes is 0, which is not written. */
  isCausal?: true;
}

/** Steps of a tensor whose numbers lie one after the other. */
function denseSteps(shape: readonly number[]): number[] {
  return shape.map((_, axis) => sizeOf(shape.slice(axis + 1)));
}

/** The memory of examinations: every activation and every gradient has a place of its own. */
export class Examination {
  readonly #parts: GptParts;
  readonly #space: GptSpace;
  readonly #dWeights: number;
  readonly #addresses: GptAddresses<number>;

  constructor(parts: GptParts) {
    const { arena, size, weights } = parts;
    this.#parts = parts;
    this.#space = new GptSpace(arena, size, 1, 'kept');
    this.#dWeights = arena.allocate(weights.count);
    this.#addresses = addressesOf(size, this.#dWeights, (at) => at);
  }

  /** Passes a sequence through the network, and back where there are targets that count. */
  run(inputs: ArrayLike<number>, targets: ArrayLike<number> | null): Examined {
    const { arena, weights, size } = this.#parts;
    const space = this.#space;
    const n = inputs.length;
    arena.integers(space.inputs, n).set(inputs);
    forward(this.#parts, space, 1, n);
    const logits = withoutPadding(arena.floats(space.logits, n * space.logitsRow), n, size.vocabulary);
    const counted = Array.from(targets ?? []).filter((target) => target >= 0).length;
    if (counted > 0) {
      arena.integers(space.targets, n).set(targets!);
      measureLoss(this.#parts, space, n, 1 / counted);
      arena.floats(this.#dWeights, weights.count).fill(0);
      backward(this.#parts, space, this.#addresses, 1, n);
    }
    return this.#examined(n, logits, counted > 0);
  }

  #examined(n: number, logits: Float32Array, isBack: boolean): Examined {
    const { arena, size } = this.#parts;
    const places = this.#places(n);
    const gather = ({ shape, steps, isCausal }: Place, at: number) => {
      const values = gatherValues(arena.floats(at, reach(shape, steps)), shape, steps);
      return isCausal ? values.map((value, i) => (i % n > Math.floor(i / n) % n ? 0 : value)) : values;
    };
    const place = (name: string) => {
      const found = places.get(name);
      if (!found) throw new RangeError(`there is no ${name} in this network`);
      return found;
    };
    const derived = new Map<string, () => Float32Array>([
      ['logits', () => logits.slice()],
      ['probabilities', () => softmaxRows(logits, size.vocabulary)],
    ]);
    for (let i = 0; i < size.layers; i++) {
      const read = (name: string) => this.#read(gather, place(`layer${i}/${name}`));
      derived.set(`layer${i}/scores`, () =>
        scoresOf(read('query'), read('key'), size.heads, n, size.width / size.heads),
      );
    }
    return {
      values: [...places].map(([name, { shape, gradient }]) => ({ name, shape, hasGradient: isBack && gradient > 0 })),
      read: (name) => derived.get(name)?.() ?? gather(place(name), place(name).at),
      gradient: (name) => {
        const found = place(name);
        if (!isBack || found.gradient === 0) throw new RangeError(`there is no gradient by ${name}`);
        return gather(found, found.gradient);
      },
    };
  }

  #read(gather: (place: Place, at: number) => Float32Array, place: Place): Float32Array {
    return gather(place, place.at);
  }

  /** Where everything lies after a pass of n tokens. */
  #places(n: number): Map<string, Place> {
    const { size, weights } = this.#parts;
    const { width: d, heads, vocabulary: V } = size;
    const space = this.#space;
    const gradients = space.gradients!;
    const D = d / heads;
    const places = new Map<string, Place>();
    const dense = (name: string, at: number, gradient: number, shape: number[]) =>
      places.set(name, { at, gradient, shape, steps: denseSteps(shape) });
    dense('embedded', space.embedded, gradients.embedded, [n, d]);
    for (const [i, a] of space.layers.entries()) {
      const da = gradients.layers[i]!;
      const of = (name: string) => `layer${i}/${name}`;
      dense(of('norm1'), a.norm1, da.norm1, [n, d]);
      for (const [part, name] of ['query', 'key', 'value'].entries()) {
        const at = 4 * part * d;
        const place = { at: a.qkv + at, gradient: da.qkv + at, shape: [heads, n, D], steps: [D, 3 * d, 1] };
        places.set(of(name), place);
      }
      const row = attentionRow(n);
      const maps = { shape: [heads, n, n], steps: [n * row, row, 1], isCausal: true as const };
      places.set(of('scores'), { at: a.weights, gradient: da.scores, ...maps }); // computed from queries and keys when read
      places.set(of('weights'), { at: a.weights, gradient: da.weights, ...maps });
      dense(of('heads'), a.heads, da.heads, [n, d]);
      dense(of('attended'), a.attended, da.attended, [n, d]);
      dense(of('norm2'), a.norm2, da.norm2, [n, d]);
      dense(of('hidden'), a.hidden, da.hidden, [n, MLP_FACTOR * d]);
      dense(of('activated'), a.activated, da.activated, [n, MLP_FACTOR * d]);
      dense(of('output'), a.output, da.output, [n, d]);
    }
    dense('norm', space.norm, gradients.norm, [n, d]);
    places.set('logits', { at: space.logits, gradient: space.logits, shape: [n, V], steps: [space.logitsRow, 1] });
    dense('probabilities', space.logits, 0, [n, V]); // computed when read
    let offset = 0;
    for (const { name, shape } of gptParameters(size)) {
      dense(name, weights.at + offset, this.#dWeights + offset, [...shape]);
      offset += 4 * sizeOf(shape);
    }
    return places;
  }
}

/** Numbers from the first of a tensor to its last. */
function reach(shape: readonly number[], steps: readonly number[]): number {
  return 1 + shape.reduce((sum, n, axis) => sum + (n - 1) * steps[axis]!, 0);
}

/** A tensor's numbers in the order of its axes. */
function gatherValues(values: Float32Array, shape: readonly number[], steps: readonly number[]): Float32Array {
  const result = new Float32Array(sizeOf(shape));
  let end = 0;
  const walk = (axis: number, at: number) => {
    if (axis === shape.length) result[end++] = values[at]!;
    else for (let i = 0; i < shape[axis]!; i++) walk(axis + 1, at + i * steps[axis]!);
  };
  walk(0, 0);
  return result;
}

/** q·k/√D for all j ≤ i, 0 above the diagonal. @param query [heads, n, D], as is `key` @returns [heads, n, n] */
function scoresOf(query: Float32Array, key: Float32Array, heads: number, n: number, D: number): Float32Array {
  const scores = new Float32Array(heads * n * n);
  for (let h = 0; h < heads; h++) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) {
        let sum = 0;
        for (let c = 0; c < D; c++) sum += query[(h * n + i) * D + c]! * key[(h * n + j) * D + c]!;
        scores[(h * n + i) * n + j] = sum / Math.sqrt(D);
      }
    }
  }
  return scores;
}

/** Softmax of each row. @param logits [rows, columns] */
function softmaxRows(logits: Float32Array, columns: number): Float32Array {
  const result = new Float32Array(logits.length);
  for (let from = 0; from < logits.length; from += columns) {
    const row = logits.subarray(from, from + columns);
    const largest = row.reduce((a, b) => Math.max(a, b));
    const exponentials = Array.from(row, (z) => Math.exp(z - largest));
    const total = exponentials.reduce((a, b) => a + b);
    result.set(
      exponentials.map((value) => value / total),
      from,
    );
  }
  return result;
}
