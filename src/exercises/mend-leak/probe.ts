import type * as tfjs from '@tensorflow/tfjs';

type Tf = typeof tfjs;
interface Learner {
  train(
    X: tfjs.Tensor2D,
    y: tfjs.Tensor2D,
    steps: number,
    rate: number,
    onStep: () => void,
  ): number[] | Promise<number[]>;
}
interface Engine {
  trackTensor(tensor: tfjs.Tensor, backend: unknown): void;
  disposeTensor(tensor: tfjs.Tensor): void;
}

/** The trained weights. */
export function weights({ train }: Learner, _tf: Tf, X: tfjs.Tensor2D, y: tfjs.Tensor2D, steps: number, rate: number) {
  return train(X, y, steps, rate, () => {});
}

/**
 * How often `onStep` was called, by how many tensors the number grows from the first step to the last, and how many are left at
 * the end. The tensors are counted one by one as they come and go: the engine's own count is only a number.
 */
export async function counts(
  { train }: Learner,
  tf: Tf,
  X: tfjs.Tensor2D,
  y: tfjs.Tensor2D,
  steps: number,
  rate: number,
) {
  const engine = tf.engine() as unknown as Engine;
  const { trackTensor, disposeTensor } = engine;
  const living = new Set<number>();
  engine.trackTensor = (tensor, backend) => {
    living.add(tensor.id);
    trackTensor.call(engine, tensor, backend);
  };
  engine.disposeTensor = (tensor) => {
    living.delete(tensor.id);
    disposeTensor.call(engine, tensor);
  };
  try {
    const seen: number[] = [];
    await train(X, y, steps, rate, () => seen.push(living.size));
    return { calls: seen.length, growth: (seen.at(-1) ?? 0) - (seen[0] ?? 0), left: living.size };
  } finally {
    Object.assign(engine, { trackTensor, disposeTensor });
  }
}

/** The weights of two trainings with the same data, or 'disposed'. */
export async function twice(
  { train }: Learner,
  _tf: Tf,
  X: tfjs.Tensor2D,
  y: tfjs.Tensor2D,
  steps: number,
  rate: number,
) {
  const first = await train(X, y, steps, rate, () => {});
  if (X.isDisposed || y.isDisposed) return 'disposed';
  return [first, await train(X, y, steps, rate, () => {})];
}
