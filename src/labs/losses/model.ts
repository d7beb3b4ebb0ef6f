import * as tf from '../../engine/tf.ts';
import { binaryCrossEntropy } from '../../nn/losses.ts';
import { axisOf, binaryFormulas, regressionFormulas } from './formulas.ts';
import type { LossCurve, LossesParams, LossesReport, LossId } from './protocol.ts';

type Elementwise = (x: tf.Tensor) => tf.Tensor;

/** Losses of the residual, elementwise. */
function regressionLosses(delta: number): Partial<Record<LossId, Elementwise>> {
  return {
    mse: (r) => tf.square(r),
    halfMse: (r) => tf.mul(tf.square(r), 0.5),
    mae: (r) => tf.abs(r),
    huber: (r) => {
      const inner = tf.minimum(tf.abs(r), delta);
      return tf.add(tf.mul(tf.square(inner), 0.5), tf.mul(tf.sub(tf.abs(r), inner), delta));
    },
  };
}

// #region binary
/** Binary cross-entropy from the probability: it fails where float32 rounds σ(z) to 0 or 1. */
function naiveBinary(z: tf.Tensor, label: 0 | 1): tf.Tensor {
  const p = tf.sigmoid(z);
  return tf.neg(tf.log(label === 1 ? p : tf.sub(1, p)));
}

/** Half the squared error of σ(z). */
export function squaredError(z: tf.Tensor, label: 0 | 1): tf.Tensor {
  return tf.mul(tf.square(tf.sub(tf.sigmoid(z), label)), 0.5);
}
// #endregion

// #region categorical
/** Cross-entropy as the definition says it: exponentials, their share, its logarithm. z [classes] */
function naiveCategorical(z: tf.Tensor, target: number): tf.Tensor {
  const e = tf.exp(z);
  return tf.neg(tf.log(tf.div(tf.slice(e, target, 1), tf.sum(e))));
}

/** The same by log-sum-exp, with the largest logit taken out first. z [classes] */
function stableCategorical(z: tf.Tensor, target: number): tf.Tensor {
  const largest = tf.max(z);
  const logSumExp = tf.add(largest, tf.log(tf.sum(tf.exp(tf.sub(z, largest)))));
  return tf.sub(logSumExp, tf.slice(z, target, 1));
}
// #endregion

/** Value and gradient of a loss along the axis and at one more place. */
async function traceLoss(id: LossId, loss: Elementwise, axis: Float32Array, place: number): Promise<LossCurve> {
  const [value, gradient] = tf.tidy(() => {
    const x = tf.tensor1d([...axis, place]);
    return [loss(x), tf.grad(loss)(x)];
  });
  try {
    const [values, gradients] = (await Promise.all([value!.data(), gradient!.data()])) as Float32Array[];
    return {
      id,
      value: values!.slice(0, -1),
      gradient: gradients!.slice(0, -1),
      at: { value: values!.at(-1)!, gradient: gradients!.at(-1)! },
    };
  } finally {
    tf.dispose([value!, gradient!]);
  }
}

/** Cross-entropy of three logits, both ways, with its gradient. */
async function reportCategorical(params: LossesParams): Promise<NonNullable<LossesReport['categorical']>> {
  const target = Number(params.target) - 1;
  const tensors = tf.tidy(() => {
    const z = tf.tensor1d([params.z1, params.z2, params.z3]);
    const probabilities = tf.softmax(z);
    return {
      probabilities,
      naive: naiveCategorical(z, target),
      stable: stableCategorical(z, target),
      gradient: tf.grad((x: tf.Tensor) => stableCategorical(x, target))(z),
      formula: tf.sub(probabilities, tf.oneHot(tf.scalar(target, 'int32'), 3)),
    };
  });
  try {
    const { probabilities, naive, stable, gradient, formula } = tensors;
    const data = await Promise.all([probabilities, naive, stable, gradient, formula].map((tensor) => tensor.data()));
    const [p, n, s, g, f] = data as Float32Array[];
    return { probabilities: p!, naive: n![0]!, stable: s![0]!, gradient: g!, formula: f! };
  } finally {
    tf.dispose(tensors);
  }
}

/** Computes everything but the training for one set of settings, and keeps no tensor. */
export async function computeReport(params: LossesParams): Promise<LossesReport> {
  const { family, residual, delta, logit } = params;
  if (family === 'categorical') {
    const categorical = await reportCategorical(params);
    const differences = categorical.gradient.map((g, i) => Math.abs(g - categorical.formula[i]!));
    return { phase: 'report', curves: [], maxDifference: Math.max(...differences), categorical };
  }
  if (family === 'saturation') return { phase: 'report', curves: [], maxDifference: 0, categorical: null };
  const label = params.label === '1' ? 1 : 0;
  const losses: Partial<Record<LossId, Elementwise>> =
    family === 'regression'
      ? regressionLosses(delta)
      : {
          stable: (z) => binaryCrossEntropy(z, label),
          naive: (z) => naiveBinary(z, label),
          squared: (z) => squaredError(z, label),
        };
  const formulas = family === 'regression' ? regressionFormulas(delta) : binaryFormulas(label);
  const { at: axis } = axisOf(family);
  const curves: LossCurve[] = [];
  for (const [id, loss] of Object.entries(losses)) {
    curves.push(await traceLoss(id as LossId, loss, axis, family === 'regression' ? residual : logit));
  }
  const differences = curves.flatMap(({ id, gradient }) => {
    const formula = formulas[id];
    return formula ? Array.from(gradient, (g, i) => Math.abs(g - formula.gradient(axis[i]!))) : [];
  });
  return { phase: 'report', curves, maxDifference: Math.max(...differences), categorical: null };
}
