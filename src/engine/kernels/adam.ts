import { ADAM_CONSTANTS } from '../../math/adam.ts';
import * as tf from '../tf.ts';
import { kernelsOf, pointer, type WasmBackend } from './heap.ts';

/** The constants of Adam; `ADAM_CONSTANTS` unless given. */
export interface AdamOptions {
  learningRate: number;
  beta1?: number;
  beta2?: number;
  epsilon?: number;
}

/** Adam's state as plain data. */
export interface AdamState {
  /** Updates made so far, t. */
  step: number;
  moments1: Float32Array[];
  moments2: Float32Array[];
}

/**
 * Adam (Kingma and Ba, 2015, algorithm 1): m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², θ ← θ − α m̂ / (√v̂ + ε) with
 * m̂ = m / (1−β₁ᵗ), v̂ = v / (1−β₂ᵗ). On WASM, one fused kernel a parameter; elsewhere all parameters as one vector, so that a GPU is sent
 * two dozen small programs a step instead of over a hundred.
 */
export class FusedAdam {
  readonly #options: Required<AdamOptions>;
  #step = 0;
  /** First and second moments: a pair for each weight on WASM, elsewhere one pair for all. */
  #moments: { m: tf.Tensor; v: tf.Tensor }[] = [];

  constructor(options: AdamOptions) {
    this.#options = { ...ADAM_CONSTANTS, ...options };
  }

  get learningRate(): number {
    return this.#options.learningRate;
  }

  /** Takes another learning rate from the next update on. */
  set learningRate(rate: number) {
    this.#options.learningRate = rate;
  }

  /**
   * One update of all weights.
   * @param gradients of the same shapes and in the same order as `weights`
   */
  apply(weights: readonly tf.Variable[], gradients: readonly tf.Tensor[]): void {
    this.#step++;
    const onWasm = tf.getBackend() === 'wasm';
    if (this.#moments.length === 0) {
      const zeros = (size: number) => tf.keep(tf.zeros([size]));
      const sizes = onWasm ? weights.map(({ size }) => size) : [sumOf(weights.map(({ size }) => size))];
      this.#moments = sizes.map((size) => ({ m: zeros(size), v: zeros(size) }));
    }
    if (onWasm) for (const [i, weight] of weights.entries()) this.#updateOnWasm(weight, gradients[i]!, i);
    else tf.tidy(() => this.#updateAsOne(weights, gradients));
  }

  #corrections() {
    const { beta1, beta2 } = this.#options;
    return { correct1: 1 / (1 - beta1 ** this.#step), correct2: 1 / (1 - beta2 ** this.#step) };
  }

  #updateOnWasm(weight: tf.Variable, gradient: tf.Tensor, i: number): void {
    const backend = tf.backend() as unknown as WasmBackend;
    const { learningRate, beta1, beta2, epsilon } = this.#options;
    const { correct1, correct2 } = this.#corrections();
    const { m, v } = this.#moments[i]!;
    // A new tensor, never the old one in place: the backend keeps packed copies of filters by tensor.
    const out = backend.makeOutput(weight.shape, 'float32');
    const at = (tensor: tf.TensorInfo) => pointer(backend, tensor);
    kernelsOf(backend).adam(
      ...[at(weight), at(gradient), at(m), at(v), at(out), weight.size],
      ...[learningRate, beta1, 1 - beta1, beta2, 1 - beta2, correct1, correct2, epsilon],
    );
    weight.assign(tf.engine().makeTensorFromDataId(out.dataId, weight.shape, 'float32'));
  }

  #updateAsOne(weights: readonly tf.Variable[], gradients: readonly tf.Tensor[]): void {
    const { learningRate, beta1, beta2, epsilon } = this.#options;
    const { correct1, correct2 } = this.#corrections();
    const join = (tensors: readonly tf.Tensor[]) => tf.concat(tensors.map((tensor) => tf.reshape(tensor, [-1])));
    const gradient = join(gradients);
    const old = this.#moments[0]!;
    const m = tf.keep(tf.add(tf.mul(old.m, beta1), tf.mul(gradient, 1 - beta1)));
    const v = tf.keep(tf.add(tf.mul(old.v, beta2), tf.mul(tf.square(gradient), 1 - beta2)));
    const root = tf.add(tf.sqrt(tf.mul(v, correct2)), epsilon);
    const updated = tf.sub(join(weights), tf.mul(tf.div(tf.mul(m, correct1), root), learningRate));
    let offset = 0;
    for (const weight of weights) {
      weight.assign(tf.reshape(tf.slice(updated, [offset], [weight.size]), weight.shape));
      offset += weight.size;
    }
    tf.dispose([old.m, old.v]);
    this.#moments = [{ m, v }];
  }

  /**
   * Reads the state back: the moments of each weight, empty before the first update.
   * @param weights the parameters it belongs to, for their sizes
   */
  async getState(weights: readonly tf.Variable[]): Promise<AdamState> {
    const read = async (part: 'm' | 'v') => {
      const all = await Promise.all(this.#moments.map(async (moments) => (await moments[part].data()) as Float32Array));
      return all.length === 0 ? [] : split(all, weights);
    };
    return { step: this.#step, moments1: await read('m'), moments2: await read('v') };
  }

  /**
   * Goes on from a saved state.
   * @param weights the parameters it belongs to, for their sizes
   */
  setState(state: AdamState, weights: readonly tf.Variable[]): void {
    this.dispose();
    this.#step = state.step;
    if (state.moments1.length === 0) return;
    const pieces = (arrays: Float32Array[]) =>
      tf.getBackend() === 'wasm' ? split(arrays, weights) : [joinArrays(arrays)];
    const moments2 = pieces(state.moments2);
    this.#moments = pieces(state.moments1).map((m, i) => ({
      m: tf.keep(tf.tensor1d(m)),
      v: tf.keep(tf.tensor1d(moments2[i]!)),
    }));
  }

  /** Frees the moments. */
  dispose(): void {
    tf.dispose(this.#moments.flatMap(({ m, v }) => [m, v]));
    this.#moments = [];
  }
}

function sumOf(values: number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

/** All numbers of several arrays in one. */
function joinArrays(arrays: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(sumOf(arrays.map(({ length }) => length)));
  let offset = 0;
  for (const array of arrays) {
    all.set(array, offset);
    offset += array.length;
  }
  return all;
}

/** Arrays, joined, cut into one for each weight; copies. */
function split(arrays: readonly Float32Array[], weights: readonly tf.Variable[]): Float32Array[] {
  const all = joinArrays(arrays);
  let offset = 0;
  return weights.map(({ size }) => all.slice(offset, (offset += size)));
}
