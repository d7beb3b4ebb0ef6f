import '@tensorflow/tfjs-backend-cpu';
import * as tf from '../../../src/engine/tf.ts';
import { check, type CheckTools } from '../../support/check.ts';

const sigma = (z: number) => 1 / (1 + Math.exp(-z));

/** The standard normal distribution by its definition, an integral (Simpson's rule from −12). */
function distribution(z: number): number {
  const n = 4000;
  const h = (z + 12) / n;
  let sum = 0;
  for (let i = 0; i <= n; i++) {
    const t = -12 + i * h;
    sum += (i === 0 || i === n ? 1 : i % 2 === 1 ? 4 : 2) * Math.exp((-t * t) / 2);
  }
  return (sum * h) / 3 / Math.sqrt(2 * Math.PI);
}

/** Compares a derivative formula with finite differences and with automatic differentiation at random places. */
async function compareSlopes(
  { random, agree, derivative }: CheckTools,
  value: (z: number) => number,
  slope: (z: number) => number,
  tensor: (z: tf.Tensor) => tf.Tensor,
): Promise<void> {
  const at = Array.from({ length: 20 }, () => 3 * random.normal());
  const byTape = await tf.grad(tensor)(tf.tensor1d(at)).data();
  for (const [i, z] of at.entries()) {
    agree(slope(z), derivative(value, z));
    agree(slope(z), byTape[i]!, 3e-6); // float32
  }
}

check('sigmoid-derivative', async (tools) => {
  await compareSlopes(tools, sigma, (z) => sigma(z) * (1 - sigma(z)), tf.sigmoid);
  for (let i = 0; i < 20; i++) {
    const s = sigma(5 * tools.random.normal());
    tools.agree(Math.max(0.25, s * (1 - s)), 0.25, 0);
  }
});

check('sigmoid-symmetry', ({ random, agree }) => {
  for (let i = 0; i < 20; i++) {
    const z = 4 * random.normal();
    agree(sigma(-z), 1 - sigma(z), 1e-14);
  }
});

check('tanh-derivative', async (tools) => {
  await compareSlopes(tools, Math.tanh, (z) => 1 - Math.tanh(z) ** 2, tf.tanh);
});

check('tanh-sigmoid', ({ random, agree }) => {
  for (let i = 0; i < 20; i++) {
    const z = 2 * random.normal();
    agree(2 * sigma(2 * z) - 1, (Math.exp(z) - Math.exp(-z)) / (Math.exp(z) + Math.exp(-z)), 1e-13);
  }
});

check('relu-derivative', (tools) =>
  compareSlopes(
    tools,
    (z) => Math.max(0, z),
    (z) => (z > 0 ? 1 : 0),
    tf.relu,
  ),
);

check('gelu-derivative', (tools) =>
  compareSlopes(
    tools,
    (z) => z * distribution(z),
    (z) => distribution(z) + (z * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI),
    (z) => tf.mul(tf.mul(z, 0.5), tf.add(1, tf.erf(tf.div(z, Math.SQRT2)))),
  ),
);

check('silu-derivative', (tools) =>
  compareSlopes(
    tools,
    (z) => z * sigma(z),
    (z) => sigma(z) * (1 + z * (1 - sigma(z))),
    (z) => tf.mul(z, tf.sigmoid(z)),
  ),
);

check('softplus-derivative', async (tools) => {
  await compareSlopes(tools, (z) => Math.log(1 + Math.exp(z)), sigma, tf.softplus);
});

check('softmax-jacobian', async ({ random, agree, derivative }) => {
  const z = Array.from({ length: 5 }, () => 2 * random.normal());
  const softmax = (values: number[]) => {
    const e = values.map(Math.exp);
    return e.map((value) => value / e.reduce((a, b) => a + b));
  };
  const p = softmax(z);
  for (let i = 0; i < z.length; i++) {
    const byTape = await tf
      .grad((x) => tf.slice(tf.softmax(x as tf.Tensor1D), i, 1))(tf.tensor1d(z))
      .data();
    for (let j = 0; j < z.length; j++) {
      const formula = p[i]! * ((i === j ? 1 : 0) - p[j]!);
      agree(
        formula,
        derivative((x) => softmax(z.map((value, k) => (k === j ? x : value)))[i]!, z[j]!),
      );
      agree(formula, byTape[j]!, 1e-6);
    }
  }
});

check('stack-gradient', async ({ random, agree, derivative }) => {
  const weights = Array.from({ length: 6 }, () => 1 + random.normal());
  const start = random.normal();
  const run = (a: number) => weights.reduce((value, w) => Math.tanh(w * value), a);
  let product = 1;
  let a = start;
  for (const w of weights) {
    product *= w * (1 - Math.tanh(w * a) ** 2);
    a = Math.tanh(w * a);
  }
  agree(product, derivative(run, start));
  const byTape = await tf
    .grad((x: tf.Tensor) => weights.reduce((value: tf.Tensor, w) => tf.tanh(tf.mul(value, w)), x))(tf.scalar(start))
    .data();
  agree(product, byTape[0]!, 1e-5);
});

check('relu-variance', ({ random, agree }) => {
  const [inputs, neurons, deviation] = [40, 40_000, 0.3];
  const a = Array.from({ length: inputs }, () => Math.max(0, random.normal()));
  const meanSquare = a.reduce((sum, value) => sum + value * value, 0) / inputs;
  let after = 0;
  for (let j = 0; j < neurons; j++) {
    let z = 0;
    for (const value of a) z += deviation * random.normal() * value;
    after += Math.max(0, z) ** 2;
  }
  agree(after / neurons / ((inputs / 2) * deviation ** 2 * meanSquare), 1, 0.03); // simulated layer
});

check('notation-chain', ({ random, agree, derivative }) => {
  const [w, b, x, y] = [random.normal(), random.normal(), random.normal(), 1];
  const lossOf = (z: number) => -(y * Math.log(sigma(z)) + (1 - y) * Math.log(1 - sigma(z)));
  const byLogit = derivative(lossOf, w * x + b);
  agree(
    byLogit * x,
    derivative((value) => lossOf(value * x + b), w),
  );
  // The numbers of the page: w = 2, b = −1, x = 1.5, y = 0, α = 0.1.
  const z = 2 * 1.5 - 1;
  agree(sigma(z), 0.8808, 5e-5);
  const [newWeight, newBias] = [2 - 0.1 * sigma(z) * 1.5, -1 - 0.1 * sigma(z)];
  agree(-Math.log(1 - sigma(z)), 2.127, 5e-4);
  agree(-Math.log(1 - sigma(newWeight * 1.5 + newBias)), 1.879, 5e-4);
});

check('notation-layer', async ({ random, agree }) => {
  const [inputs, outputs] = [4, 3];
  const fill = (n: number) => Array.from({ length: n }, () => random.normal());
  const [W, a, b] = [Array.from({ length: outputs }, () => fill(inputs)), fill(inputs), fill(outputs)];
  const z = await tf.add(tf.dot(tf.tensor2d(W), tf.tensor1d(a)), b).data();
  for (let j = 0; j < outputs; j++) {
    let sum = b[j]!;
    for (let i = 0; i < inputs; i++) sum += W[j]![i]! * a[i]!;
    agree(z[j]!, sum, 1e-5);
  }
});

check('relu-backward-variance', ({ random, agree }) => {
  // Errors of a layer with m outputs, sent back through random weights and through the slope of ReLU at random sums.
  const [m, s, draws] = [20, 0.3, 40_000];
  let [squares, errors] = [0, 0];
  for (let draw = 0; draw < draws; draw++) {
    let sum = 0;
    for (let j = 0; j < m; j++) {
      const delta = 0.5 + random.normal(); // not centred: only its mean square counts
      errors += delta ** 2 / m;
      sum += s * random.normal() * delta;
    }
    if (random.normal() > 0) squares += sum ** 2;
  }
  agree(squares / draws / ((0.5 * m * s ** 2 * errors) / draws), 1, 0.04);
});
