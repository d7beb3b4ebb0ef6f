import type { Arena } from '../../engine/kernels/arena.ts';
import { countParameters, sizeOf } from '../../math/shapes.ts';
import { gptParameters, MLP_FACTOR, type GptSize } from './size.ts';

/** Where a matrix lies, and its panels: as it is for the forward pass, turned for the backward pass. */
export interface Matrix {
  at: number;
  panels: number;
  turned: number;
  rows: number;
  columns: number;
}

/** Where the parameters of a layer lie, as byte offsets; the same for their gradients. */
interface LayerWeights<M> {
  gain1: number;
  shift1: number;
  attention: M;
  projection: M;
  gain2: number;
  shift2: number;
  mlpIn: M;
  mlpOut: M;
}

/** Where all parameters lie, one after the other in the order of `gptParameters`. */
export interface GptAddresses<M> {
  tokens: number;
  positions: number;
  layers: LayerWeights<M>[];
  gain: number;
  shift: number;
  head: M;
}

/** Addresses of all parameters from `start` on. @param matrix of a matrix's own address */
export function addressesOf<M>(
  size: GptSize,
  start: number,
  matrix: (at: number, rows: number, columns: number) => M,
): GptAddresses<M> {
  const { vocabulary, context, layers, width: d } = size;
  let end = start;
  const next = (n: number) => {
    const at = end;
    end += 4 * n;
    return at;
  };
  const nextMatrix = (rows: number, columns: number) => matrix(next(rows * columns), rows, columns);
  return {
    tokens: next(vocabulary * d),
    positions: next(context * d),
    layers: Array.from({ length: layers }, () => ({
      gain1: next(d),
      shift1: next(d),
      attention: nextMatrix(d, 3 * d),
      projection: nextMatrix(d, d),
      gain2: next(d),
      shift2: next(d),
      mlpIn: nextMatrix(d, MLP_FACTOR * d),
      mlpOut: nextMatrix(MLP_FACTOR * d, d),
    })),
    gain: next(d),
    shift: next(d),
    head: nextMatrix(d, vocabulary),
  };
}

/** The weights of a Transformer in an arena: one vector, and copies of the matrices in panels, from which products are made. */
export class GptWeights {
  readonly at: number;
  /** Numbers in all of them. */
  readonly count: number;
  readonly addresses: GptAddresses<Matrix>;
  readonly #arena: Arena;
  readonly #matrices: Matrix[] = [];
  readonly #lengths: number[];

  constructor(arena: Arena, size: GptSize) {
    const parameters = gptParameters(size);
    this.#arena = arena;
    this.#lengths = parameters.map(({ shape }) => sizeOf(shape));
    this.count = countParameters(parameters);
    this.at = arena.allocate(this.count);
    const panels = (rows: number, columns: number) => arena.allocate(rows * 8 * Math.ceil(columns / 8));
    this.addresses = addressesOf(size, this.at, (at, rows, columns) => {
      const matrix = { at, panels: panels(rows, columns), turned: panels(columns, rows), rows, columns };
      this.#matrices.push(matrix);
      return matrix;
    });
  }

  /** All of them, one after the other; not copied, valid until memory is allocated again. Call `pack` after a change. */
  get values(): Float32Array {
    return this.#arena.floats(this.at, this.count);
  }

  /** Takes other weights. @param arrays of the parameters' sizes, in their order */
  set(arrays: readonly Float32Array[]): void {
    let offset = 0;
    for (const array of arrays) {
      this.values.set(array, offset);
      offset += array.length;
    }
  }

  /** Copies the numbers of one vector of all parameters, such as the weights, into an array for each. */
  split(at: number = this.at): Float32Array[] {
    let offset = at;
    return this.#lengths.map((length) => {
      const values = this.#arena.floats(offset, length).slice();
      offset += 4 * length;
      return values;
    });
  }

  /** Renews the panels. @param turned also those of the backward pass */
  pack(turned: boolean): void {
    const { kernels } = this.#arena;
    for (const { at, panels, turned: back, rows, columns } of this.#matrices) {
      kernels.pack(at, panels, rows, columns, columns, 1);
      if (turned) kernels.pack(at, back, columns, rows, 1, columns);
    }
  }
}
