import { FusedAdam } from '../../engine/kernels/adam.ts';
import * as tf from '../../engine/tf.ts';
import type { OptimizerName } from './protocol.ts';

/** Changes the parameters by one gradient; owns its state. */
export interface Optimizer {
  apply(parameters: tf.Variable, gradient: tf.Tensor, learningRate: number): void;
  dispose(): void;
}

/** Share of the old velocity kept. */
const MOMENTUM = 0.9;
/** Share of the old mean square kept by RMSProp, and what keeps its root from 0; as in Keras. */
const RHO = 0.9;
const EPSILON = 1e-7;

/**
 * - `sgd`: θ ← θ − αg
 * - `momentum`: v ← 0.9v + g, θ ← θ − αv (Polyak, 1964)
 * - `rmsprop`: s ← 0.9s + 0.1g², θ ← θ − αg / (√s + ε) (Tieleman and Hinton, 2012)
 * - `adam`: Kingma and Ba (2015)
 */
export function createOptimizer(name: OptimizerName): Optimizer {
  if (name === 'sgd') return { apply: (parameters, g, rate) => descend(parameters, g, rate), dispose() {} };
  if (name === 'adam') {
    const adam = new FusedAdam({ learningRate: 0 });
    return {
      apply(parameters, g, rate) {
        adam.learningRate = rate;
        adam.apply([parameters], [g]);
      },
      dispose: () => adam.dispose(),
    };
  }
  let state: tf.Tensor | null = null;
  const replace = (next: tf.Tensor) => {
    state?.dispose();
    state = tf.keep(next);
  };
  return {
    apply(parameters, g, rate) {
      tf.tidy(() => {
        if (name === 'momentum') {
          replace(state ? tf.add(tf.mul(state, MOMENTUM), g) : tf.clone(g));
          descend(parameters, state!, rate);
        } else {
          const square = tf.mul(tf.square(g), 1 - RHO);
          replace(state ? tf.add(tf.mul(state, RHO), square) : square);
          descend(parameters, tf.div(g, tf.add(tf.sqrt(state!), EPSILON)), rate);
        }
      });
    },
    dispose: () => state?.dispose(),
  };
}

function descend(parameters: tf.Variable, direction: tf.Tensor, rate: number): void {
  tf.tidy(() => parameters.assign(tf.sub(parameters, tf.mul(direction, rate))));
}
