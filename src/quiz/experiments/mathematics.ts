import { ACTIVATIONS, sigmoid } from '../../math/activations.ts';
import { backwardDense, forwardDense } from '../../math/dense.ts';
import { deriveGradients, flatten, forward, REFERENCE, unflatten } from '../../math/network231.ts';
import { createRandom } from '../../math/random.ts';

/** The loss of the article's 2-3-1 network after 100 steps of gradient descent with α = 0.5. */
export function trainWorkedExample(): number {
  const { example, parameters } = REFERENCE;
  let flat = flatten(parameters);
  for (let step = 0; step < 100; step++) {
    const gradient = flatten(deriveGradients(unflatten(flat), example));
    flat = flat.map((value, i) => value - 0.5 * gradient[i]!);
  }
  return forward(unflatten(flat), example).J;
}

/** log₁₀ of the length of ∂J/∂b in the first of ten tanh layers over that in the last: width 30, weights of deviation 0.5/√30. */
export function compareLayerGradients(): number {
  const width = 30;
  const random = createRandom(1);
  const layers = Array.from({ length: 10 }, () => ({
    W: Array.from({ length: width }, () =>
      Array.from({ length: width }, () => (0.5 * random.normal()) / Math.sqrt(width)),
    ),
    b: new Array<number>(width).fill(0),
  }));
  const A = forwardDense(layers, [Array.from({ length: width }, () => random.normal())]);
  const gradients = backwardDense(layers, A, [Array.from({ length: width }, () => random.normal())]);
  return Math.log10(Math.hypot(...gradients[0]!.b) / Math.hypot(...gradients.at(-1)!.b));
}

/** log₂ of the mean square after ten ReLU layers over that of the input: width 128, weights of deviation 1/√128. */
export function measureReluLayers(): number {
  const width = 128;
  const random = createRandom(1);
  const start = Array.from({ length: width }, () => random.normal());
  let a = start;
  for (let l = 0; l < 10; l++) {
    a = a.map(() =>
      ACTIVATIONS.relu.value(a.reduce((sum, value) => sum + (value * random.normal()) / Math.sqrt(width), 0)),
    );
  }
  const meanSquare = (values: number[]) => values.reduce((sum, value) => sum + value * value, 0) / width;
  return Math.log2(meanSquare(a) / meanSquare(start));
}

/** log₁₀ of the step h at which the central difference of sin at 100 points, every number rounded to float32, is best. */
export function findBestStep(): number {
  const { fround } = Math;
  const errorOf = (power: number) => {
    const h = fround(10 ** power);
    let sum = 0;
    for (let i = 1; i <= 100; i++) {
      const x = fround(i / 100);
      const [right, left] = [fround(x + h), fround(x - h)];
      const slope = fround(fround(fround(Math.sin(right)) - fround(Math.sin(left))) / fround(2 * h));
      sum += (slope - Math.cos(x)) ** 2;
    }
    return sum;
  };
  const powers = Array.from({ length: 29 }, (_, i) => -7 + i / 4);
  return powers.reduce((best, power) => (errorOf(power) < errorOf(best) ? power : best));
}

/** Steps of size 1 on the logit z = −5 of an example of class 1 until σ(z) > ½, under the squared error ½(σ(z) − 1)². */
export function countSquaredErrorSteps(): number {
  let z = -5;
  let steps = 0;
  while (sigmoid(z) <= 0.5) {
    z -= (sigmoid(z) - 1) * sigmoid(z) * sigmoid(-z);
    steps++;
  }
  return steps;
}

/** Steps of gradient descent with the best rate on a bowl with curvatures 1 and 10 until 1/1000 of the distance is left. */
export function countBowlSteps(): number {
  const rate = 2 / (1 + 10);
  let theta = [1, 1];
  let steps = 0;
  while (Math.hypot(...theta) > Math.SQRT2 / 1000) {
    theta = theta.map((value, i) => value - rate * [1, 10][i]! * value);
    steps++;
  }
  return steps;
}
