import { FusedAdam } from '../engine/kernels/adam.ts';
import * as tf from '../engine/tf.ts';
import type { OptimizerName, OptimizerSettings } from './optimizerNames.ts';

/** What a rule works on: parameters θ, gradient g, the kept tensors, and the number t of this step, from 1. */
interface Given {
  theta: tf.Tensor;
  g: tf.Tensor;
  kept: readonly tf.Tensor[];
  t: number;
}

/** What a rule makes: the new parameters, and what it keeps for the next step. All tensors have θ's shape. */
interface Made {
  theta: tf.Tensor;
  kept: readonly tf.Tensor[];
}

type Update = (given: Given, settings: OptimizerSettings) => Made;

/** a + c·b, elementwise. */
const addScaled = (a: tf.Tensor, c: number, b: tf.Tensor) => tf.add(a, tf.mul(b, c));
/** βa + (1 − β)b: a running mean. */
const average = (beta: number, a: tf.Tensor, b: tf.Tensor) => tf.add(tf.mul(a, beta), tf.mul(b, 1 - beta));

// #region first-order
/** Gradient descent, on whatever gradient it is given: θ ← θ − αg. */
const sgd: Update = ({ theta, g }, { learningRate }) => ({ theta: addScaled(theta, -learningRate, g), kept: [] });

/** Polyak (1964): v ← βv + g, θ ← θ − αv. */
const momentum: Update = ({ theta, g, kept: [v] }, { learningRate, momentum: beta }) => {
  const velocity = addScaled(g, beta, v!);
  return { theta: addScaled(theta, -learningRate, velocity), kept: [velocity] };
};

/** Nesterov (1983) as Sutskever et al. (2013) wrote it, at the point looked ahead to: θ ← θ − α(g + βv). */
const nesterov: Update = ({ theta, g, kept: [v] }, { learningRate, momentum: beta }) => {
  const velocity = addScaled(g, beta, v!);
  return { theta: addScaled(theta, -learningRate, addScaled(g, beta, velocity)), kept: [velocity] };
};
// #endregion

// #region adaptive
/** Duchi et al. (2011): s ← s + g², θ ← θ − αg / (√s + ε). */
const adagrad: Update = ({ theta, g, kept: [s] }, { learningRate, epsilon }) => {
  const squares = tf.add(s!, tf.square(g));
  return { theta: addScaled(theta, -learningRate, tf.div(g, tf.add(tf.sqrt(squares), epsilon))), kept: [squares] };
};

/** Tieleman and Hinton (2012): the same with a running mean of the squares. */
const rmsprop: Update = ({ theta, g, kept: [s] }, { learningRate, rho, epsilon }) => {
  const squares = average(rho, s!, tf.square(g));
  return { theta: addScaled(theta, -learningRate, tf.div(g, tf.add(tf.sqrt(squares), epsilon))), kept: [squares] };
};

/** Kingma and Ba (2015): running means of g and g², both corrected for having started at 0. */
const adam: Update = ({ theta, g, kept: [m, v], t }, { learningRate, beta1, beta2, epsilon }) => {
  const mean = average(beta1, m!, g);
  const squares = average(beta2, v!, tf.square(g));
  const corrected = tf.div(mean, 1 - beta1 ** t);
  const root = tf.sqrt(tf.div(squares, 1 - beta2 ** t));
  return { theta: addScaled(theta, -learningRate, tf.div(corrected, tf.add(root, epsilon))), kept: [mean, squares] };
};

/** Loshchilov and Hutter (2019): Adam, and apart from it θ shrinks by αλθ. */
const adamw: Update = (given, settings) => {
  const { theta, kept } = adam(given, settings);
  return { theta: addScaled(theta, -settings.learningRate * settings.weightDecay, given.theta), kept };
};
// #endregion

/** A rule of descent: what it begins to keep, and one update. */
interface Rule {
  /** The tensors it keeps between steps, all zero. */
  init(shape: number[]): tf.Tensor[];
  update: Update;
}

const keeping = (count: number, update: Update): Rule => ({
  init: (shape) => Array.from({ length: count }, () => tf.zeros(shape)),
  update,
});

/** The rules by name. */
const RULES: Record<OptimizerName, Rule> = {
  sgd: keeping(0, sgd),
  momentum: keeping(1, momentum),
  nesterov: keeping(1, nesterov),
  adagrad: keeping(1, adagrad),
  rmsprop: keeping(1, rmsprop),
  adam: keeping(2, adam),
  adamw: keeping(2, adamw),
};

/** Changes one variable step by step; it owns what it keeps between steps. */
export interface Optimizer {
  /** Taken over from the next step on. */
  learningRate: number;
  /** @param gradient of the variable's shape; the caller disposes it */
  step(variable: tf.Variable, gradient: tf.Tensor): void;
  dispose(): void;
}

/** An optimizer by its rule above. @param shape of the variable that it will update */
export function createOptimizer(name: OptimizerName, settings: OptimizerSettings, shape: number[]): Optimizer {
  const { init, update } = RULES[name];
  const own = { ...settings };
  let kept = init(shape);
  let t = 0;
  return {
    get learningRate() {
      return own.learningRate;
    },
    set learningRate(rate) {
      own.learningRate = rate;
    },
    step(variable, gradient) {
      t++;
      const next = tf.tidy(() => {
        const made = update({ theta: variable, g: gradient, kept, t }, own);
        variable.assign(made.theta);
        return made.kept.map((tensor) => tf.keep(tensor));
      });
      tf.dispose(kept);
      kept = next;
    },
    dispose: () => tf.dispose(kept),
  };
}

/**
 * Decoupled weight decay (Loshchilov and Hutter, 2019), before the step that it belongs to: kernels shrink by a share of themselves;
 * biases, and the scales of a normalization, are left alone.
 * @param share αλ; 0 changes nothing
 */
export function decayWeights(weights: readonly tf.Variable[], share: number): void {
  if (share === 0) return;
  for (const weight of weights) if (weight.rank >= 2) tf.tidy(() => weight.assign(tf.mul(weight, 1 - share)));
}

/** The same numbers up to rounding, as fast as they can be had: Adam in one pass over memory. */
export function createFastOptimizer(name: OptimizerName, settings: OptimizerSettings, shape: number[]): Optimizer {
  if (name !== 'adam') return createOptimizer(name, settings, shape);
  const { learningRate, beta1, beta2, epsilon } = settings;
  const adam = new FusedAdam({ learningRate, beta1, beta2, epsilon });
  return {
    get learningRate() {
      return adam.learningRate;
    },
    set learningRate(rate) {
      adam.learningRate = rate;
    },
    step: (variable, gradient) => adam.apply([variable], [gradient]),
    dispose: () => adam.dispose(),
  };
}
