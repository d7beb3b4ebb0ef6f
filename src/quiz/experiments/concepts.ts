import { ACTIVATIONS, sigmoid } from '../../math/activations.ts';
import { createRandom } from '../../math/random.ts';
import { GPT2_SMALL, sizeBlock } from '../../nn/size/transformer.ts';

/** Steps of gradient descent on J(w) = ((w − 2)² + (2w − 3)²)/2 with α = 0.1 from w = 0 until |w − 1.6| ≤ 0.001. */
export function countLineFitSteps(): number {
  let w = 0;
  let steps = 0;
  while (Math.abs(w - 1.6) > 0.001) {
    w -= 0.1 * (w - 2 + 2 * (2 * w - 3));
    steps++;
  }
  return steps;
}

/** Parameters of the blocks of GPT-2 small with its width and its MLP's width doubled, over those it has. */
export function compareDoubleWidth(): number {
  const count = (factor: number) => {
    const { attention, mlp, norms } = sizeBlock({
      ...GPT2_SMALL,
      width: factor * GPT2_SMALL.width,
      hidden: factor * GPT2_SMALL.hidden,
    });
    return attention.parameters + mlp.parameters + norms.parameters;
  };
  return count(2) / count(1);
}

/** By how much one step with α = 0.1 lowers the loss of the nine-parameter network of "How training works". */
export function measureFirstDrop(): number {
  const x = [1, 2];
  const lossOf = ({ W, b, v, c }: { W: number[][]; b: number[]; v: number[]; c: number }) => {
    const a = W.map((row, k) => sigmoid(row[0]! * x[0]! + row[1]! * x[1]! + b[k]!));
    const error = v[0]! * a[0]! + v[1]! * a[1]! + c - 1;
    return { a, error, J: error ** 2 / 2 };
  };
  const start = {
    W: [
      [0.1, 0.2],
      [0.3, -0.1],
    ],
    b: [0.05, -0.05],
    v: [0.3, -0.2],
    c: 0.1,
  };
  const { a, error, J } = lossOf(start);
  const dz = start.v.map((weight, k) => error * weight * a[k]! * (1 - a[k]!));
  const after = {
    W: start.W.map((row, k) => row.map((weight, j) => weight - 0.1 * dz[k]! * x[j]!)),
    b: start.b.map((bias, k) => bias - 0.1 * dz[k]!),
    v: start.v.map((weight, k) => weight - 0.1 * error * a[k]!),
    c: start.c - 0.1 * error,
  };
  return J - lossOf(after).J;
}

/** log₁₀ of the derivative of a chain of six sigmoids with weights 1 from the value 0.5. */
export function measureSigmoidChain(): number {
  let a = 0.5;
  let derivative = 1;
  for (let l = 0; l < 6; l++) {
    derivative *= ACTIVATIONS.sigmoid.slope(a);
    a = ACTIVATIONS.sigmoid.value(a);
  }
  return Math.log10(derivative);
}

/** False alarms among 10,000 parts, 1 % faulty, with specificity 95 %; drawn with seed 1. */
export function countFalseAlarms(): number {
  const random = createRandom(1);
  let alarms = 0;
  for (let part = 0; part < 10_000; part++) {
    const isFaulty = random.uniform() < 0.01;
    if (random.uniform() < 0.05 && !isFaulty) alarms++;
  }
  return alarms;
}

/** Lost time in percent: 2 minutes for each save, one every 240 minutes, failures every 480 on average, seed 1, 5,000 intervals. */
export function simulateCheckpoints(): number {
  const random = createRandom(1);
  const untilFailure = () => -480 * Math.log(1 - random.uniform());
  let elapsed = 0;
  let failure = untilFailure();
  for (let done = 0; done < 5000;) {
    if (failure >= 242) {
      elapsed += 242;
      failure -= 242;
      done++;
    } else {
      elapsed += failure; // all since the last save is lost
      failure = untilFailure();
    }
  }
  return 100 * (1 - (5000 * 240) / elapsed);
}
