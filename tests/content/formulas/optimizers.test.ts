import '@tensorflow/tfjs-backend-cpu';
import { expect } from 'vitest';
import * as tf from '../../../src/engine/tf.ts';
import { check } from '../../support/check.ts';

const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);

/** Parameters of one entry after the given gradients, by an optimizer of TensorFlow.js. */
async function runLibrary(optimizer: tf.Optimizer, start: number, gradients: number[]): Promise<number> {
  const theta = tf.variable(tf.scalar(start));
  for (const g of gradients) optimizer.applyGradients({ [theta.name]: tf.scalar(g) });
  return (await theta.data())[0]!;
}

check('descent-lemma', ({ random, agree }) => {
  // J(θ) = ½ Σ λθ² with 0 < λ ≤ L: one step of α ≤ 1/L lowers J by at least (α/2)‖∇J‖².
  for (let trial = 0; trial < 50; trial++) {
    const lambda = Array.from({ length: 4 }, () => 5 * random.uniform());
    const theta = lambda.map(() => random.normal());
    const alpha = random.uniform() / Math.max(...lambda);
    const loss = (at: number[]) => sum(at.map((value, i) => (lambda[i]! * value * value) / 2));
    const gradient = theta.map((value, i) => lambda[i]! * value);
    const after = loss(theta.map((value, i) => value - alpha * gradient[i]!));
    const promised = loss(theta) - (alpha / 2) * sum(gradient.map((g) => g * g));
    agree(Math.max(0, after - promised), 0, 1e-12);
  }
});

check('quadratic-rate', ({ random, agree }) => {
  const [lambda, alpha, start] = [1 + random.uniform(), 0.3, random.normal()];
  let theta = start;
  for (let t = 1; t <= 12; t++) {
    theta -= alpha * lambda * theta;
    agree(theta, (1 - alpha * lambda) ** t * start, 1e-12);
  }
});

check('best-rate', ({ random, agree }) => {
  const [low, high] = [1 + random.uniform(), 10 + 20 * random.uniform()];
  const kappa = high / low;
  const worst = (alpha: number) => Math.max(Math.abs(1 - alpha * low), Math.abs(1 - alpha * high));
  let [bestAlpha, bestFactor] = [0, Infinity];
  for (let alpha = 0; alpha < 2 / high; alpha += 1e-6) {
    if (worst(alpha) < bestFactor) [bestAlpha, bestFactor] = [alpha, worst(alpha)];
  }
  agree(2 / (low + high), bestAlpha, 1e-5);
  agree((kappa - 1) / (kappa + 1), bestFactor, 1e-4);
});

check('minibatch-gradient', ({ random, agree }) => {
  const gradients = Array.from({ length: 6 }, () => random.normal());
  const full = sum(gradients) / 6;
  // Every batch of 2 of the 6 examples, each equally likely.
  const batches = gradients.flatMap((a, i) => gradients.slice(i + 1).map((b) => (a + b) / 2));
  expect(batches).toHaveLength(15);
  agree(sum(batches) / 15, full, 1e-12);
});

check('minibatch-noise', ({ random, agree }) => {
  const population = Array.from({ length: 1000 }, () => random.normal() ** 3);
  const mean = sum(population) / 1000;
  const deviation = Math.sqrt(sum(population.map((g) => (g - mean) ** 2)) / 1000);
  for (const size of [4, 64]) {
    let squares = 0;
    const draws = 20_000;
    for (let draw = 0; draw < draws; draw++) {
      let total = 0;
      for (let i = 0; i < size; i++) total += population[random.integer(1000)]!;
      squares += (total / size - mean) ** 2;
    }
    agree(Math.sqrt(squares / draws) / (deviation / Math.sqrt(size)), 1, 0.03); // simulated batches
  }
});

check('momentum-unrolled', async ({ random, agree }) => {
  const gradients = Array.from({ length: 15 }, () => random.normal());
  const [alpha, beta, start] = [0.1, 0.9, 1];
  let theta = start;
  for (let t = 0; t < 15; t++) {
    theta -= alpha * sum(gradients.slice(0, t + 1).map((g, i) => beta ** (t - i) * g));
  }
  agree(theta, await runLibrary(tf.train.momentum(alpha, beta), start, gradients), 1e-5);
});

check('momentum-limit', ({ random, agree }) => {
  const [g, beta] = [random.normal(), 0.9];
  let v = 0;
  for (let t = 0; t < 400; t++) v = beta * v + g;
  agree(g / (1 - beta), v, 1e-12);
});

check('stability-bounds', ({ agree }) => {
  const lambda = 7;
  const rules = {
    sgd: (v: number, g: number) => [0 * v, g],
    momentum: (v: number, g: number) => [0.9 * v + g, 0.9 * v + g],
    nesterov: (v: number, g: number) => [0.9 * v + g, g + 0.9 * (0.9 * v + g)],
  };
  const converges = (rule: (v: number, g: number) => number[], alpha: number) => {
    let [theta, v] = [1, 0];
    for (let t = 0; t < 3000; t++) {
      const [kept, update] = rule(v, lambda * theta);
      [v, theta] = [kept!, theta - alpha * update!];
    }
    return Math.abs(theta) < 1e-3;
  };
  const largest = (rule: (v: number, g: number) => number[]) => {
    let [good, bad] = [0, 1];
    for (let i = 0; i < 30; i++) {
      const middle = (good + bad) / 2;
      if (converges(rule, middle)) good = middle;
      else bad = middle;
    }
    return good;
  };
  const beta = 0.9;
  agree(largest(rules.sgd), 2 / lambda, 0.005);
  agree(largest(rules.momentum), (2 * (1 + beta)) / lambda, 0.005);
  agree(largest(rules.nesterov), (2 * (1 + beta)) / (lambda * (1 + 2 * beta)), 0.005);
});

check('nesterov-lookahead', ({ random, agree }) => {
  const gradient = (x: number) => x ** 3 + Math.sin(3 * x);
  const [alpha, beta] = [0.05, 0.9];
  let [theta, u] = [random.normal(), 0]; // the original: gradient where momentum will have carried us
  let [ahead, v] = [theta, 0]; // the form of the frameworks, which keeps the point looked ahead to
  for (let t = 0; t < 40; t++) {
    u = beta * u - alpha * gradient(theta + beta * u);
    theta += u;
    const g = gradient(ahead);
    v = beta * v + g;
    ahead -= alpha * (g + beta * v);
    agree(ahead, theta + beta * u, 1e-10);
  }
});

check('adagrad-step', async ({ random, agree }) => {
  const gradients = Array.from({ length: 12 }, () => random.normal());
  let theta = 1;
  for (let t = 0; t < 12; t++) {
    theta -= (0.1 * gradients[t]!) / (Math.sqrt(sum(gradients.slice(0, t + 1).map((g) => g * g))) + 1e-8);
  }
  agree(theta, await runLibrary(tf.train.adagrad(0.1, 1e-12), 1, gradients), 1e-5);
});

check('rmsprop-step', async ({ random, agree }) => {
  const gradients = Array.from({ length: 12 }, () => random.normal());
  let [theta, s] = [1, 0];
  for (const g of gradients) {
    s = 0.9 * s + 0.1 * g * g;
    theta -= (0.05 * g) / (Math.sqrt(s) + 1e-8);
  }
  agree(theta, await runLibrary(tf.train.rmsprop(0.05, 0.9, 0, 1e-14), 1, gradients), 1e-5);
});

check('adam-step', async ({ random, agree }) => {
  const gradients = Array.from({ length: 25 }, () => random.normal());
  let [theta, m, v] = [1, 0, 0];
  for (const [i, g] of gradients.entries()) {
    m = 0.9 * m + 0.1 * g;
    v = 0.999 * v + 0.001 * g * g;
    theta -= (0.01 * (m / (1 - 0.9 ** (i + 1)))) / (Math.sqrt(v / (1 - 0.999 ** (i + 1))) + 1e-8);
  }
  agree(theta, await runLibrary(tf.train.adam(0.01, 0.9, 0.999, 1e-8), 1, gradients), 1e-5);
});

check('adam-bias', ({ random, agree }) => {
  // Gradients of mean µ: the average of m over many runs is (1 − β₁ᵗ)µ.
  const [mu, beta, t, runs] = [2, 0.9, 5, 40_000];
  let total = 0;
  for (let run = 0; run < runs; run++) {
    let m = 0;
    for (let i = 0; i < t; i++) m = beta * m + (1 - beta) * (mu + random.normal());
    total += m;
  }
  agree(total / runs / ((1 - beta ** t) * mu), 1, 0.01);
});

check('adam-scale', ({ random, agree }) => {
  const gradients = Array.from({ length: 10 }, () => random.normal());
  const run = (c: number) => {
    let [theta, m, v] = [0, 0, 0];
    for (const [i, value] of gradients.entries()) {
      const g = c * value;
      m = 0.9 * m + 0.1 * g;
      v = 0.999 * v + 0.001 * g * g;
      theta -= (0.01 * (m / (1 - 0.9 ** (i + 1)))) / Math.sqrt(v / (1 - 0.999 ** (i + 1)));
    }
    return theta;
  };
  agree(run(1000), run(1), 1e-9);
  agree(run(-1e-4), -run(1), 1e-9);
});

check('adamw-decoupled', ({ random, agree }) => {
  // With an L2 penalty the decay passes through Adam's scaling; apart from it, all weights shrink by the same factor.
  const [alpha, lambda, start] = [0.01, 0.1, 1 + random.uniform()];
  const run = (steps: number, scale: number, decoupled: boolean) => {
    let [theta, m, v] = [start, 0, 0];
    for (let t = 1; t <= steps; t++) {
      const noise = t % 2 === 0 ? scale : -scale; // a gradient that is zero on average
      const g = noise + (decoupled ? 0 : lambda * theta);
      m = 0.9 * m + 0.1 * g;
      v = 0.999 * v + 0.001 * g * g;
      const update = m / (1 - 0.9 ** t) / (Math.sqrt(v / (1 - 0.999 ** t)) + 1e-8);
      theta -= alpha * (update + (decoupled ? lambda * theta : 0));
    }
    return theta;
  };
  // Decoupled: about (1 − αλ)ᵗ, whatever the size of the gradients.
  for (const scale of [0.01, 100]) agree(run(1000, scale, true) / (start * (1 - alpha * lambda) ** 1000), 1, 0.1);
  // Coupled: large gradients drown the penalty.
  expect(run(1000, 100, false)).toBeGreaterThan(0.9 * start);
});

check('filter-normalisation', ({ random, agree }) => {
  // Rescaling one neuron by c and the next layer by 1/c leaves a ReLU network as it is, and, with directions normalised by neuron, its picture too.
  const [w, v, d, e] = [0, 1, 2, 3].map(() => Array.from({ length: 3 }, () => random.normal()));
  const norm = (values: number[]) => Math.sqrt(sum(values.map((value) => value * value)));
  const scaled = (values: number[], c: number) => values.map((value) => c * value);
  const x = Array.from({ length: 3 }, () => random.normal());
  const output = (into: number[], out: number[], a: number) => {
    const dIn = scaled(d!, norm(into) / norm(d!));
    const eOut = scaled(e!, norm(out) / norm(e!));
    const hidden = Math.max(0, sum(into.map((value, i) => (value + a * dIn[i]!) * x[i]!)));
    return out.map((value, i) => (value + a * eOut[i]!) * hidden);
  };
  for (const a of [-0.5, 0, 0.3, 1]) {
    const [before, after] = [output(w!, v!, a), output(scaled(w!, 10), scaled(v!, 0.1), a)];
    for (const [i, value] of before.entries()) agree(value, after[i]!, 1e-12);
  }
});
