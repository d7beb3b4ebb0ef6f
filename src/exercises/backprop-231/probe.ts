interface Parameters {
  W1: number[][];
  b1: number[];
  w2: number[];
  b2: number;
}
type Gradients = Parameters & { loss: number };
interface Learner {
  gradients(x: number[], y: number, p: Parameters): Gradients | Promise<Gradients>;
}

/** The loss and the four gradients of the output layer. */
export async function outputLayer({ gradients }: Learner, _tf: unknown, x: number[], y: number, p: Parameters) {
  const { loss, b2, w2 } = await gradients(x, y, p);
  return { loss, b2, w2 };
}

/** The loss after some steps of gradient descent with the reader's gradients. */
export async function trainedLoss(
  { gradients }: Learner,
  _tf: unknown,
  x: number[],
  y: number,
  p: Parameters,
  rate: number,
  steps: number,
): Promise<number> {
  const moved = (values: number[], by: number[]) => values.map((value, k) => value - rate * by[k]);
  for (let step = 0; step < steps; step++) {
    const g = await gradients(x, y, p);
    p = {
      W1: p.W1.map((row, k) => moved(row, g.W1[k])),
      b1: moved(p.b1, g.b1),
      w2: moved(p.w2, g.w2),
      b2: p.b2 - rate * g.b2,
    };
  }
  return (await gradients(x, y, p)).loss;
}
