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

type Rule = (given: Given, settings: OptimizerSettings) => Made;

/** a + c·b, elementwise. */
const addScaled = (a: tf.Tensor, c: number, b: tf.Tensor) => tf.add(a, tf.mul(b, c));
/** βa + (1 − β)b: a running mean. */
const average = (beta: number, a: tf.Tensor, b: tf.Tensor) => tf.add(tf.mul(a, beta), tf.mul(b, 1 - beta));

// #region first-order
/** Gradient descent, on whatever gradient it is given: θ ← θ − αg. */
const sgd: Rule = ({ theta, g }, { learningRate }) => ({ theta: addScaled(theta, -learningRate, g), kept: [] });

/** Polyak (1964): v ← βv + g, θ ← θ − αv. */
const momentum: Rule = ({ theta, g, kept: [v] }, { learningRate, momentum: beta }) => {
  const velocity = addScaled(g, beta, v!);
  return { theta: addScaled(theta, -learningRate, velocity), kept: [velocity] };
};

/** Nesterov (1983) as Sutskever et al. (2013) wrote it, at the point looked ahead to: θ ← θ − α(g + βv). */
const nesterov: Rule = ({ theta, g, kept: [v] }, { learningRate, momentum: beta }) => {
  const velocity = addScaled(g, beta, v!);
  return { theta: addScaled(theta, -learningRate, addScaled(g, beta, velocity)), kept: [velocity] };
};
// #endregion

// #region adaptive
/** Duchi et al. (2011): s ← s + g², θ ← θ − αg / (√s + ε). */
const adagrad: Rule = ({ theta, g, kept: [s] }, { learningRate, epsilon }) => {
  const squares = tf.add(s!, tf.square(g));
  return { theta: addScaled(theta, -learningRate, tf.div(g, tf.add(tf.sqrt(squares), epsilon))), kept: [squares] };
};

/** Tieleman and Hinton (2012): the same with a running mean of the squares. */
const rmsprop: Rule = ({ theta, g, kept: [s] }, { learningRate, rho, epsilon }) => {
  const squares = average(rho, s!, tf.square(g));
  return { theta: addScaled(theta, -learningRate, tf.div(g, tf.add(tf.sqrt(squares), epsilon))), kept: [squares] };
};

/** Kingma and Ba (2015): running means of g and g², both corrected for having started at 0. */
const adam: Rule = ({ theta, g, kept: [m, v], t }, { learningRate, beta1, beta2, epsilon }) => {
  const mean = average(beta1, m!, g);
  const squares = average(beta2, v!, tf.square(g));
  const corrected = tf.div(mean, 1 - beta1 ** t);
  const root = tf.sqrt(tf.div(squares, 1 - beta2 ** t));
  return { theta: addScaled(theta, -learningRate, tf.div(corrected, tf.add(root, epsilon))), kept: [mean, squares] };
};

/** Loshchilov and Hutter (2019): Adam, and apart from it θ shrinks by αλθ. */
const adamw: Rule = (given, settings) => {
  const { theta, kept } = adam(given, settings);
  return { theta: addScaled(theta, -settings.learningRate * settings.weightDecay, given.theta), kept };
};
// #endregion

const RULES: Record<OptimizerName, { rule: Rule; keeps: number }> = {
  sgd: { rule: sgd, keeps: 0 },
  momentum: { rule: momentum, keeps: 1 },
  nesterov: { rule: nesterov, keeps: 1 },
  adagrad: { rule: adagrad, keeps: 1 },
  rmsprop: { rule: rmsprop, keeps: 1 },
  adam: { rule: adam, keeps: 2 },
  adamw: { rule: adamw, keeps: 2 },
};

/** An optimizer of one variable, with what it keeps between steps. */
export class Optimizer {
  readonly #rule: Rule;
  readonly #settings: OptimizerSettings;
  #kept: tf.Tensor[];
  #t = 0;

  /** @param shape of the variable that it will update */
  constructor(name: OptimizerName, settings: OptimizerSettings, shape: number[]) {
    const { rule, keeps } = RULES[name];
    this.#rule = rule;
    this.#settings = settings;
    this.#kept = Array.from({ length: keeps }, () => tf.zeros(shape));
  }

  /** Changes a variable by one step. @param gradient of the variable's shape; the caller disposes it */
  step(variable: tf.Variable, gradient: tf.Tensor): void {
    this.#t++;
    const kept = tf.tidy(() => {
      const made = this.#rule({ theta: variable, g: gradient, kept: this.#kept, t: this.#t }, this.#settings);
      variable.assign(made.theta);
      return made.kept.map((tensor) => tf.keep(tensor));
    });
    tf.dispose(this.#kept);
    this.#kept = kept;
  }

  /** Frees what it keeps. */
  dispose(): void {
    tf.dispose(this.#kept);
  }
}
