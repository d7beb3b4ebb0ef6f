type Loss = (theta: number[]) => number;
interface Learner {
  difference(f: Loss, theta: number[], h: number): number[] | Promise<number[]>;
  relativeError(a: number[], b: number[]): number | Promise<number>;
}

const losses: Record<string, Loss> = {
  square: ([x]) => x * x,
  cube: ([x]) => x ** 3,
  three: ([x, y, z]) => x * x * y + 3 * z - y * z,
};

/** The reader's difference of a loss, and the parameters as they are afterwards. */
export async function differenceOf({ difference }: Learner, _tf: unknown, name: string, theta: number[], h: number) {
  const given = [...theta];
  const gradient = await difference(losses[name], given, h);
  return { gradient, theta: given };
}

/** The reader's relative error of two gradients. */
export function errorOf({ relativeError }: Learner, _tf: unknown, a: number[], b: number[]) {
  return relativeError(a, b);
}

/** Three candidates for the gradient of J = (tanh(w) − v)² judged by the reader's two functions. */
export async function verdicts({ difference, relativeError }: Learner, _tf: unknown, theta: number[], h: number) {
  const loss: Loss = ([w, v]) => (Math.tanh(w) - v) ** 2;
  const [w, v] = theta;
  const residual = Math.tanh(w) - v;
  const gradient = [2 * residual * (1 - Math.tanh(w) ** 2), -2 * residual];
  const measured = await difference(loss, [...theta], h);
  const judge = (factor: number) =>
    relativeError(
      gradient.map((value) => factor * value),
      measured,
    );
  return { right: await judge(1), wrongSign: await judge(-1), forgottenFactor: await judge(0.5) };
}
