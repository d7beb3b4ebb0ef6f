interface Settings {
  alpha: number;
  beta1: number;
  beta2: number;
  epsilon: number;
}
type Step = (theta: number[], g: number[]) => number[] | Promise<number[]>;
interface Learner {
  createAdam(settings: Settings): Step | Promise<Step>;
}

/** Places after each step, for given gradients. */
export async function path(
  { createAdam }: Learner,
  _tf: unknown,
  theta: number[],
  gradients: number[][],
  settings: Settings,
) {
  const step = await createAdam(settings);
  const places: number[][] = [];
  for (const g of gradients) {
    theta = await step(theta, g);
    places.push([...theta]);
  }
  return places;
}

/** Two optimizers that take their steps in turn; the second sees gradients of its own. */
export async function twoPaths(
  { createAdam }: Learner,
  _tf: unknown,
  theta: number[],
  gradients: number[][],
  settings: Settings,
) {
  const steps = [await createAdam(settings), await createAdam(settings)];
  const places: number[][][] = [[], []];
  for (const g of gradients) {
    for (const [k, step] of steps.entries()) {
      const from = places[k].at(-1) ?? theta;
      places[k].push([...(await step([...from], k === 0 ? g : g.map((x) => -2 * x)))]);
    }
  }
  return places;
}

/** Losses at the end of a race in the bowl (x² + 100y²) / 2. */
export async function race(
  { createAdam }: Learner,
  _tf: unknown,
  start: number[],
  adamRate: number,
  sgdRate: number,
  steps: number,
) {
  const loss = ([x, y]: number[]) => (x * x + 100 * y * y) / 2;
  const gradient = ([x, y]: number[]) => [x, 100 * y];
  const step = await createAdam({ alpha: adamRate, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 });
  let adam = start;
  let sgd = start;
  for (let t = 0; t < steps; t++) {
    adam = await step(adam, gradient(adam));
    sgd = sgd.map((value, j) => value - sgdRate * gradient(sgd)[j]);
  }
  return { adam: loss(adam), sgd: loss(sgd) };
}
