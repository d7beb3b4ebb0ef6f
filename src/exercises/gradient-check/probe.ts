type Loss = (theta: number[]) => number;
interface Learner {
  difference(f: Loss, theta: number[], h: number): number[];
  relativeError(a: number[], b: number[]): number;
}

const losses: Record<string, Loss> = {
  square: ([x]) => x * x,
  three: ([x, y, z]) => x * x * y + 3 * z - y * z,
};

/** The reader's difference of a loss, and the parameters as they are afterwards. */
export function differenceOf({ difference }: Learner, _tf: unknown, name: string, theta: number[], h: number) {
  const given = [...theta];
  const gradient = difference(losses[name], given, h);
  return { gradient, theta: given };
}

/** The reader's relative error of two gradients. */
export function errorOf({ relativeError }: Learner, _tf: unknown, a: number[], b: number[]): number {
  return relativeError(a, b);
}

/** Three candidates for the gradient of J = (tanh(w) − v)² judged by the reader's two functions. */
export function verdicts({ difference, relativeError }: Learner, _tf: unknown, theta: number[], h: number) {
  const loss: Loss = ([w, v]) => (Math.tanh(w) - v) ** 2;
  const [w, v] = theta;
  const residual = Math.tanh(w) - v;
  const gradient = [2 * residual * (1 - Math.tanh(w) ** 2), -2 * residual];
  const measured = difference(loss, [...theta], h);
  const judge = (factor: number) =>
    relativeError(
      gradient.map((value) => factor * value),
      measured,
    );
  return { right: judge(1), wrongSign: judge(-1), forgottenFactor: judge(0.5) };
}
