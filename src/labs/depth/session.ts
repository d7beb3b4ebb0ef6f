import { notFinite } from '../../engine/notFinite.ts';
import * as tf from '../../engine/tf.ts';
import { makeMoons, POINTS } from '../../data/moons.ts';
import { defineSession } from '../defineSession.ts';
import { forward, lossAndGradients } from './model.ts';
import { countBins, initialValues, shapesOf, shareIdle } from './network.ts';
import { depth, type DepthTalk, type Layers } from './protocol.ts';

const rootMeanSquare = (tensor: tf.Tensor) => tf.sqrt(tf.mean(tf.square(tensor)));

/** Gradient descent on all points; with every snapshot a look into all layers. */
export default defineSession<DepthTalk>()(depth, (params, context) => {
  const { layers, steps, learningRate, activation, seed } = params;
  const data = makeMoons(seed);
  const x = tf.tensor2d(data.x, [POINTS, 2]);
  const y = tf.tensor1d(data.y);
  const shapes = shapesOf(layers);
  const variables = initialValues(params).map((values, i) =>
    tf.tidy(() => tf.variable(tf.tensor(values, [...shapes[i]!]))),
  );

  /** How the network looks, with the gradients of this step. */
  async function look(gradients: readonly tf.Tensor[]): Promise<{ layers: Layers; accuracy: number }> {
    const tensors = tf.tidy(() => {
      const { logits, active, outputs } = forward(variables, x, params);
      return [
        tf.stack(outputs.map(rootMeanSquare)),
        tf.stack(gradients.filter((_, i) => i % 2 === 0 && i > 0 && i < gradients.length - 2).map(rootMeanSquare)),
        tf.stack(active),
        tf.stack(outputs),
        logits,
      ];
    });
    try {
      const [activations, sizes, active, outputs, logits] = (await Promise.all(
        tensors.map((tensor) => tensor.data()),
      )) as Float32Array[];
      const part = (values: Float32Array, l: number, of: number) =>
        values.subarray((l * values.length) / of, ((l + 1) * values.length) / of);
      return {
        accuracy: logits!.reduce((right, z, i) => right + Number(z > 0 === (data.y[i] === 1)), 0) / POINTS,
        layers: {
          activations: activations!,
          gradients: sizes!,
          idle: Float32Array.from({ length: layers }, (_, l) => shareIdle(part(active!, l, layers), activation)),
          histograms: Float32Array.from(
            Array.from({ length: layers + 1 }, (_, l) => [...countBins(part(outputs!, l, layers + 1))]).flat(),
          ),
        },
      };
    } finally {
      tf.dispose(tensors);
    }
  }

  return {
    async *run() {
      let losses: number[] = [];
      for (let step = 1; step <= steps; step++) {
        await context.turn(POINTS);
        const { loss, gradients } = lossAndGradients(variables, x, y, params);
        try {
          const value = (await loss.data())[0]!;
          if (!Number.isFinite(value)) throw notFinite(step, 'loss');
          losses.push(value);
          // The first step is always looked at: it is the untrained network.
          const seen = context.due || step === 1 || step === steps ? await look(gradients) : null;
          tf.tidy(() =>
            variables.forEach((variable, i) => variable.assign(tf.sub(variable, tf.mul(gradients[i]!, learningRate)))),
          );
          if (!seen) continue;
          yield { step, losses: Float32Array.from(losses), ...seen };
          losses = [];
        } finally {
          tf.dispose([loss, gradients]);
        }
      }
    },
    dispose: () => tf.dispose([x, y, variables]),
  };
});
