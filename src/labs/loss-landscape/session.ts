import { findNotFinite, notFinite } from '../../engine/notFinite.ts';
import type { SessionContext } from '../../engine/session.ts';
import { makeMoons, POINTS } from '../../data/moons.ts';
import * as tf from '../../engine/tf.ts';
import { DEFAULT_SETTINGS } from '../../nn/optimizerNames.ts';
import { createOptimizer, type Optimizer } from '../../nn/optimizers.ts';
import { defineSession, type LabSession } from '../defineSession.ts';
import { accuracyOf, meanLoss } from './model.ts';
import { initialParameters, planLayers } from './network.ts';
import { choosePlane } from './plane.ts';
import { lossLandscape, type LandscapeParams, type LandscapeSnapshot, type LandscapeTalk } from './protocol.ts';

/** Places of the walk that are kept, besides its end. */
const KEPT_PLACES = 60;

/** Trains a small network, then evaluates its loss all over a plane. */
class LandscapeSession implements LabSession<LandscapeTalk> {
  readonly #params: LandscapeParams;
  readonly #context: SessionContext;
  readonly #x: tf.Tensor2D;
  readonly #y: tf.Tensor1D;
  readonly #theta: tf.Variable;
  readonly #adam: Optimizer;
  readonly #walk: Float32Array[] = [];

  constructor(params: LandscapeParams, context: SessionContext) {
    this.#params = params;
    this.#context = context;
    const { x, y } = makeMoons(params.seed);
    this.#x = tf.tensor2d(x, [POINTS, 2]);
    this.#y = tf.tensor1d(y);
    this.#theta = tf.tidy(() => tf.variable(tf.tensor1d(initialParameters(params))));
    this.#adam = createOptimizer('adam', { ...DEFAULT_SETTINGS, learningRate: params.learningRate }, this.#theta.shape);
  }

  async *run(): AsyncGenerator<LandscapeSnapshot, void, void> {
    yield* this.#train();
    yield* this.#survey();
  }

  async *#train(): AsyncGenerator<LandscapeSnapshot, void, void> {
    const { steps } = this.#params;
    const every = Math.ceil(steps / KEPT_PLACES);
    let losses: number[] = [];
    for (let step = 1; step <= steps; step++) {
      await this.#context.turn(POINTS);
      if ((step - 1) % every === 0) this.#walk.push((await this.#theta.data<'float32'>()).slice());
      const { value, grad } = tf.valueAndGrad((theta: tf.Tensor) => meanLoss(theta, this.#x, this.#y, this.#params))(
        this.#theta,
      );
      this.#adam.step(this.#theta, grad);
      const [loss] = await value.data();
      tf.dispose([value, grad]);
      if (!Number.isFinite(loss)) throw notFinite(step, await this.#nameNotFinite());
      losses.push(loss!);
      if (!this.#context.due && step < steps) continue;
      yield { phase: 'train', step, losses: Float32Array.from(losses) };
      losses = [];
    }
    this.#walk.push((await this.#theta.data<'float32'>()).slice());
  }

  /** The first layer that holds NaN or infinity, or `loss`. */
  async #nameNotFinite(): Promise<string> {
    const theta = await this.#theta.data<'float32'>();
    const { layers } = planLayers(this.#params.layers);
    const parts = layers.map(
      ({ at, inputs, outputs }, i) => [`layer${i + 1}`, theta.subarray(at, at + (inputs + 1) * outputs)] as const,
    );
    return findNotFinite(parts) ?? 'loss';
  }

  // #region survey
  async *#survey(): AsyncGenerator<LandscapeSnapshot, void, void> {
    const { size, directions, layers: hidden, seed } = this.#params;
    const { layers, parameters } = planLayers(hidden);
    const end = this.#walk.at(-1)!;
    const plane = choosePlane(directions, this.#walk, layers, seed);
    const loss = await this.#lossAt(end);
    const right = accuracyOf(this.#theta, this.#x, this.#y, this.#params);
    const [accuracy] = await right.data();
    right.dispose();
    const values = new Float32Array(size * size).fill(Number.NaN);
    const at = ([from, to]: readonly [number, number], i: number) => from + ((to - from) * i) / (size - 1);
    const { xRange, yRange, path, inPlane } = plane;
    const [d, e] = plane.directions;
    for (let row = 0; row < size; row++) {
      await this.#context.turn(POINTS * size);
      const b = at(yRange, row);
      for (let column = 0; column < size; column++) {
        const a = at(xRange, column);
        values[row * size + column] = await this.#lossAt(end.map((value, i) => value + a * d[i]! + b * e[i]!));
      }
      if (!this.#context.due && row < size - 1) continue;
      const shown = { xRange, yRange, values: values.slice(), path, inPlane };
      yield { phase: 'grid', rows: row + 1, size, ...shown, loss, accuracy: accuracy!, parameters };
    }
  }
  // #endregion

  async #lossAt(theta: Float32Array): Promise<number> {
    const loss = tf.tidy(() => meanLoss(tf.tensor1d(theta), this.#x, this.#y, this.#params));
    const [value] = await loss.data();
    loss.dispose();
    return value!;
  }

  dispose(): void {
    tf.dispose([this.#x, this.#y, this.#theta]);
    this.#adam.dispose();
  }
}

export default defineSession<LandscapeTalk>()(
  lossLandscape,
  (params, context) => new LandscapeSession(params, context),
);
