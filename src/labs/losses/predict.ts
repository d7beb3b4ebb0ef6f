import { sigmoid } from '../../math/activations.ts';
import { binaryFormulas } from './formulas.ts';
import type { LossesParams } from './protocol.ts';

/** What the lab will compute, by the formulas of the page in double precision: drawn before a run, marked as predicted. */

/**
 * The predictions ŷ of the neuron before every step, trained on either loss. Weight and bias get the same gradient, so their sum,
 * the logit, takes twice the step.
 * @returns both [steps]
 */
export function predictTraining({
  logit,
  label,
  learningRate,
  steps,
}: LossesParams): Record<'squared' | 'entropy', Float64Array> {
  const { stable, squared } = binaryFormulas(label === '1' ? 1 : 0);
  const train = (gradient: (z: number) => number) => {
    let z = logit;
    return Float64Array.from({ length: steps }, () => {
      const prediction = sigmoid(z);
      z -= 2 * learningRate * gradient(z);
      return prediction;
    });
  };
  return { squared: train(squared!.gradient), entropy: train(stable!.gradient) };
}

/** Softmax of the three logits, and the gradient p − y of the cross-entropy. @returns both [3] */
export function predictCategorical({
  z1,
  z2,
  z3,
  target,
}: Pick<LossesParams, 'z1' | 'z2' | 'z3' | 'target'>): Record<'probabilities' | 'gradient', number[]> {
  const logits = [z1, z2, z3];
  const largest = Math.max(...logits);
  const powers = logits.map((z) => Math.exp(z - largest));
  const sum = powers.reduce((a, b) => a + b);
  const probabilities = powers.map((power) => power / sum);
  return { probabilities, gradient: probabilities.map((p, i) => p - (i + 1 === Number(target) ? 1 : 0)) };
}
