import { findNotFinite, notFinite } from '../../engine/notFinite.ts';
import * as tf from '../../engine/tf.ts';
import { activate, lossOf, predict, sumHidden, updateWeights, type Weights } from './model.ts';
import type { Activation, LoopPart, LoopState, NineNumbers } from './protocol.ts';

/** One example and how it is learnt. */
export interface Task {
  /** [inputs, 1] */
  x: tf.Tensor;
  y: number;
  learningRate: number;
  activation: Activation;
}

const column = (values: readonly number[]) => tf.tensor(values.slice(), [values.length, 1]);

/** The variables' numbers. */
async function readWeights({ W1, b1, w2, b2 }: Weights): Promise<NineNumbers> {
  const [first, second, third, last] = await Promise.all([W1, b1, w2, b2].map((tensor) => tensor.data()));
  return { W1: [...first!], b1: [...second!], w2: [...third!], b2: last![0]! };
}

/** The state before anything is computed. */
export async function readStart(weights: Weights, updates: number): Promise<LoopState> {
  const unknown = { z1: null, a1: null, prediction: null, loss: null, dPrediction: null, dz1: null, gradients: null };
  return { part: null, updates, parameters: await readWeights(weights), before: null, ...unknown };
}

/** Reads tensors made inside `compute` and frees all others. */
async function read(compute: () => tf.Tensor[]): Promise<number[][]> {
  const tensors = tf.tidy(compute);
  const values = await Promise.all(tensors.map(async (tensor) => [...(await tensor.data())]));
  tf.dispose(tensors);
  return values;
}

/** What each part adds to the state: values by tensor operations, gradients by automatic differentiation of them. */
const COMPUTE: Record<
  LoopPart,
  (state: LoopState, weights: Weights<tf.Variable>, task: Task) => Promise<Partial<LoopState>>
> = {
  async hidden({ updates }, weights, { x, activation }) {
    const [z1, a1] = await read(() => {
      const z = sumHidden(weights, x);
      return [z, activate(z, activation)];
    });
    return { ...(await readStart(weights, updates)), z1: z1!, a1: a1! };
  },

  async output({ a1 }, weights) {
    const [prediction] = await read(() => [predict(weights, column(a1!))]);
    return { prediction: prediction![0]! };
  },

  async loss({ prediction }, _, { y }) {
    const [loss] = await read(() => [lossOf(tf.scalar(prediction!), y)]);
    return { loss: loss![0]! };
  },

  async backOutput({ prediction, a1 }, { w2, b2 }, { y }) {
    const [dPrediction, gw2, gb2] = await read(() => [
      tf.grad((guess) => lossOf(guess, y))(tf.scalar(prediction!)),
      ...tf.grads((w, b) => lossOf(predict({ w2: w!, b2: b! }, column(a1!)), y))([w2, b2]),
    ]);
    return { dPrediction: dPrediction![0]!, gradients: { w2: gw2!, b2: gb2![0]! } };
  },

  async backHidden({ z1, gradients }, { W1, b1, w2, b2 }, { x, y, activation }) {
    const lossFrom = (z: tf.Tensor) => lossOf(predict({ w2, b2 }, activate(z, activation)), y);
    const [dz1, gW1, gb1] = await read(() => [
      tf.grad(lossFrom)(column(z1!)),
      ...tf.grads((W, b) => lossFrom(sumHidden({ W1: W!, b1: b! }, x)))([W1, b1]),
    ]);
    return { dz1: dz1!, gradients: { ...gradients, W1: gW1!, b1: gb1! } };
  },

  async update({ gradients, parameters, updates }, weights, { learningRate }) {
    const { W1, b1, w2, b2 } = gradients as NineNumbers;
    tf.tidy(() => {
      const tensors = new Map<tf.Variable, tf.Tensor>([
        [weights.W1, tf.tensor(W1, [2, 2])],
        [weights.b1, column(b1)],
        [weights.w2, column(w2)],
        [weights.b2, tf.tensor([b2], weights.b2.shape)],
      ]);
      updateWeights(weights, (weight) => tensors.get(weight)!, learningRate);
    });
    return { before: parameters, parameters: await readWeights(weights), updates: updates + 1 };
  },
};

/**
 * Does one part of a training step.
 * @param state what is known so far
 * @returns what is known afterwards
 * @throws EngineFault `not-finite` when the numbers have left the range of 32-bit floats
 */
export async function computePart(
  part: LoopPart,
  state: LoopState,
  weights: Weights<tf.Variable>,
  task: Task,
): Promise<LoopState> {
  const next: LoopState = { ...state, ...(await COMPUTE[part](state, weights, task)), part };
  const { W1, b1, w2, b2 } = next.parameters;
  const broken = findNotFinite([
    ['W1', W1],
    ['b1', b1],
    ['w2', w2],
    ['b2', [b2]],
    ['a1', next.a1 ?? []],
    ['ŷ', [next.prediction ?? 0]],
    ['loss', [next.loss ?? 0]],
    ['∂J/∂ŷ', [next.dPrediction ?? 0]],
  ]);
  if (broken !== null) throw notFinite(state.updates + 1, broken);
  return next;
}
