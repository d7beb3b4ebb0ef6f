import * as tf from '../tf.ts';
import { kernelsOf, pointer, type WasmBackend } from './heap.ts';

/** The constants of Adam; defaults as in the paper, but ε as in Keras and TensorFlow.js. */
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
 * m̂ = m / (1−β₁ᵗ), v̂ = v / (1−β₂ᵗ). One fused kernel a parameter on WASM, tensor operations elsewhere.
 */
export class FusedAdam {
  readonly #options: Required<AdamOptions>;
  #step = 0;
  #moments: { m: tf.Tensor; v: tf.Tensor }[] = [];

  constructor(options: AdamOptions) {
    this.#options = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7, ...options };
  }

  /**
   * One update of all weights.
   * @param gradients of the same shapes and in the same order as `weights`
   */
  apply(weights: readonly tf.Variable[], gradients: readonly tf.Tensor[]): void {
    this.#step++;
    if (this.#moments.length === 0) {
      const zeros = (weight: tf.Variable) => tf.keep(tf.zeros(weight.shape));
      this.#moments = weights.map((weight) => ({ m: zeros(weight), v: zeros(weight) }));
    }
    const update = tf.getBackend() === 'wasm' ? this.#updateOnWasm : this.#updateByOperations;
    for (const [i, weight] of weights.entries()) tf.tidy(() => update.call(this, weight, gradients[i]!, i));
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

  #updateByOperations(weight: tf.Variable, gradient: tf.Tensor, i: number): void {
    const { learningRate, beta1, beta2, epsilon } = this.#options;
    const { correct1, correct2 } = this.#corrections();
    const old = this.#moments[i]!;
    const m = tf.keep(tf.add(tf.mul(old.m, beta1), tf.mul(gradient, 1 - beta1)));
    const v = tf.keep(tf.add(tf.mul(old.v, beta2), tf.mul(tf.square(gradient), 1 - beta2)));
    const root = tf.add(tf.sqrt(tf.mul(v, correct2)), epsilon);
    weight.assign(tf.sub(weight, tf.mul(tf.div(tf.mul(m, correct1), root), learningRate)));
    tf.dispose([old.m, old.v]);
    this.#moments[i] = { m, v };
  }

  /** Reads the state back. Before the first update the moments are empty. */
  async getState(): Promise<AdamState> {
    const read = async (tensor: tf.Tensor) => ((await tensor.data()) as Float32Array).slice();
    return {
      step: this.#step,
      moments1: await Promise.all(this.#moments.map(({ m }) => read(m))),
      moments2: await Promise.all(this.#moments.map(({ v }) => read(v))),
    };
  }

  /**
   * Goes on from a saved state.
   * @param weights the parameters it belongs to, for their shapes
   */
  setState(state: AdamState, weights: readonly tf.Variable[]): void {
    this.dispose();
    this.#step = state.step;
    if (state.moments1.length === 0) return;
    const tensorOf = (values: Float32Array[], i: number) => tf.keep(tf.tensor(values[i]!.slice(), weights[i]!.shape));
    this.#moments = weights.map((_, i) => ({ m: tensorOf(state.moments1, i), v: tensorOf(state.moments2, i) }));
  }

  /** Frees the moments. */
  dispose(): void {
    tf.dispose(this.#moments.flatMap(({ m, v }) => [m, v]));
    this.#moments = [];
  }
}
