import * as tf from '../../engine/tf.ts';
import { binaryCrossEntropy } from '../../nn/losses.ts';
import { checkSettings } from '../checkParams.ts';
import { defineSession } from '../defineSession.ts';
import { computeReport, squaredError } from './model.ts';
import { losses, type LossesSnapshot, type LossesTalk } from './protocol.ts';

/** One sigmoid neuron with the input 1: z = w + b, trained by plain gradient descent on one loss. */
class Neuron {
  readonly #weight: tf.Variable;
  readonly #bias: tf.Variable;
  readonly #loss: (z: tf.Tensor) => tf.Tensor;

  constructor(logit: number, loss: (z: tf.Tensor) => tf.Tensor) {
    [this.#weight, this.#bias] = tf.tidy(() => [tf.variable(tf.scalar(logit / 2)), tf.variable(tf.scalar(logit / 2))]);
    this.#loss = loss;
  }

  // #region step
  /** One step; returns ŷ before it and ∂J/∂w, scalars that the caller disposes. */
  step(learningRate: number): { prediction: tf.Tensor; gradient: tf.Tensor } {
    return tf.tidy(() => {
      const z = () => tf.add(this.#weight, this.#bias);
      const { grads } = tf.variableGrads(() => this.#loss(z()) as tf.Scalar, [this.#weight, this.#bias]);
      const prediction = tf.sigmoid(z());
      for (const variable of [this.#weight, this.#bias]) {
        variable.assign(tf.sub(variable, tf.mul(grads[variable.name]!, learningRate)));
      }
      return { prediction, gradient: grads[this.#weight.name]! };
    });
  }
  // #endregion

  dispose(): void {
    tf.dispose([this.#weight, this.#bias]);
  }
}

/** Computes once, for `saturation` trains two neurons, then answers `compute` for other settings. */
export default defineSession<LossesTalk>()(losses, (params, context) => {
  const label = params.label === '1' ? 1 : 0;
  const neurons = [
    new Neuron(params.logit, (z) => squaredError(z, label)),
    new Neuron(params.logit, (z) => binaryCrossEntropy(z, label)),
  ];

  async function* train(): AsyncGenerator<LossesSnapshot, void, void> {
    const predictions = [new Float32Array(params.steps), new Float32Array(params.steps)];
    const first = { squared: 0, entropy: 0 };
    for (let step = 0; step < params.steps; step++) {
      await context.turn(2);
      for (const [i, neuron] of neurons.entries()) {
        const { prediction, gradient } = neuron.step(params.learningRate);
        const [y, g] = await Promise.all([prediction.data(), gradient.data()]);
        tf.dispose([prediction, gradient]);
        predictions[i]![step] = y[0]!;
        if (step === 0) first[i === 0 ? 'squared' : 'entropy'] = g[0]!;
      }
      if (!context.due && step < params.steps - 1) continue;
      const [squared, entropy] = predictions.map((all) => all.slice(0, step + 1));
      yield { phase: 'train', step: step + 1, squared: squared!, entropy: entropy!, firstGradient: first };
    }
  }

  return {
    async *run() {
      await context.turn(1);
      yield await computeReport(params);
      if (params.family === 'saturation') yield* train();
    },
    answers: { compute: (asked) => computeReport(checkSettings(losses, asked)) },
    dispose: () => neurons.forEach((neuron) => neuron.dispose()),
  };
});
