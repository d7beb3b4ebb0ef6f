import '@tensorflow/tfjs-backend-cpu';
import { expect } from 'vitest';
import * as tf from '../../../src/engine/tf.ts';
import { parseExpression } from '../../../src/labs/autodiff-graph/parse.ts';
import { forwardMode, localPartials, reverseMode, runTape, type Tape } from '../../../src/labs/autodiff-graph/tape.ts';
import { multiply, transpose, type Matrix } from '../../../src/math/dense.ts';
import type { Random } from '../../../src/math/random.ts';
import { check } from '../../support/check.ts';
import { normals } from '../../support/normals.ts';

const draw = (random: Random, rows: number, columns: number): Matrix =>
  Array.from({ length: rows }, () => normals(random, columns));
const dot = (a: number[], b: number[]) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

/** A vector function of x [3] with 2 outputs, on numbers. */
const f = ([a, b, c]: number[]) => [Math.sin(a!) * b! + c! ** 2, Math.exp(a! * c!) - b!];
/** Its Jacobian by central differences, [2, 3]. */
function jacobianOf(x: number[], derivative: (g: (t: number) => number, at: number) => number): Matrix {
  return [0, 1].map((i) => x.map((value, j) => derivative((t) => f(x.with(j, t))[i]!, value)));
}
/** The same function as two tapes, for the modes of the lab. */
const TAPES = ['sin(x)*y + z^2', 'exp(x*z) - y'].map((text): Tape => {
  const parsed = parseExpression(text);
  if ('problem' in parsed) throw new Error(text);
  return parsed.tape;
});
const at = ([x, y, z]: number[]) => ({ x: x!, y: y!, z: z! });
/** J ẋ by forward mode: tangents by each variable, combined. */
const jvp = (x: number[], direction: number[]) =>
  TAPES.map((tape) => {
    const values = runTape(tape, at(x));
    return dot(
      ['x', 'y', 'z'].map((name) => forwardMode(tape, values, name).at(-1)!),
      direction,
    );
  });
/** ȳᵀ J by reverse mode: adjoints of the variables of both outputs. */
const vjp = (x: number[], weights: number[]) =>
  ['x', 'y', 'z'].map((name) =>
    TAPES.reduce((sum, tape, i) => {
      const place = tape.findIndex((node) => node.kind === 'variable' && node.name === name);
      return sum + weights[i]! * reverseMode(tape, runTape(tape, at(x)))[place]!;
    }, 0),
  );

check('dual-product', ({ random, agree, derivative }) => {
  const [a, b, t] = normals(random, 3);
  const [u, v] = [(s: number) => Math.sin(a! * s), (s: number) => Math.exp(b! * s)];
  const [du, dv] = [a! * Math.cos(a! * t!), b! * Math.exp(b! * t!)];
  agree(
    du * v(t!) + u(t!) * dv,
    derivative((s) => u(s) * v(s), t!),
    1e-8,
  );
});

check('jvp', ({ random, agree, derivative }) => {
  const [x, direction] = [normals(random, 3), normals(random, 3)];
  const found = jvp(x, direction);
  const J = jacobianOf(x, derivative);
  for (const i of [0, 1]) {
    const along = derivative((t) => f(x.map((value, j) => value + t * direction[j]!))[i]!, 0);
    agree(found[i]!, along, 1e-7);
    agree(dot(J[i]!, direction), along, 1e-7);
  }
});

check('adjoint-sum', ({ random, agree, derivative }) => {
  const parsed = parseExpression('x*y + sin(x) * (x - y)');
  if ('problem' in parsed) throw new Error('the expression parses');
  const { tape } = parsed;
  const [x, y] = normals(random, 2);
  const values = runTape(tape, { x: x!, y: y! });
  const [adjoints, partials] = [reverseMode(tape, values), localPartials(tape, values)];
  for (const i of tape.keys()) {
    if (i === tape.length - 1) continue;
    const sum = tape.reduce(
      (total, node, j) =>
        node.inputs.reduce((s, input, p) => (input === i ? s + adjoints[j]! * partials[j]![p]! : s), total),
      0,
    );
    agree(adjoints[i]!, sum, 1e-12);
    // By definition: how the result moves when this line alone is moved.
    const resultWith = (value: number) => {
      const moved: number[] = [];
      for (const [j, node] of tape.entries()) {
        const [a, b] = node.inputs.map((input) => moved[input]!);
        if (j === i) moved.push(value);
        else if (node.kind !== 'operation') moved.push(values[j]!);
        else moved.push({ '*': a! * b!, '+': a! + b!, '-': a! - b!, sin: Math.sin(a!) }[node.name as '*']);
      }
      return moved.at(-1)!;
    };
    agree(adjoints[i]!, derivative(resultWith, values[i]!), 1e-8);
  }
});

check('jacobian-chain', ({ random, agree, derivative }) => {
  // y = tanh(B tanh(A x)): the Jacobians of four operations.
  const [A, B, x, direction] = [draw(random, 4, 3), draw(random, 2, 4), normals(random, 3), normals(random, 3)];
  const column = (v: number[]) => v.map((value) => [value]);
  const linear = (M: Matrix, v: number[]) => multiply(M, column(v)).flat();
  const slopes = (v: number[]) => v.map((value, i) => v.map((_, j) => (i === j ? 1 - Math.tanh(value) ** 2 : 0)));
  const [u] = [linear(A, x)];
  const w = linear(B, u.map(Math.tanh));
  const forward = multiply(slopes(w), multiply(B, multiply(slopes(u), multiply(A, column(direction))))).flat();
  const weights = normals(random, 2);
  const reverse = multiply(multiply(multiply(multiply([weights], slopes(w)), B), slopes(u)), A)[0]!;
  const g = (v: number[]) => linear(B, linear(A, v).map(Math.tanh)).map(Math.tanh);
  for (const i of [0, 1]) {
    agree(
      forward[i]!,
      derivative((t) => g(x.map((value, j) => value + t * direction[j]!))[i]!, 0),
      1e-7,
    );
  }
  for (const j of x.keys())
    agree(
      reverse[j]!,
      derivative((t) => dot(weights, g(x.with(j, t))), x[j]!),
      1e-7,
    );
});

check('vjp', ({ random, agree, derivative }) => {
  const [x, weights] = [normals(random, 3), normals(random, 2)];
  const found = vjp(x, weights);
  const J = jacobianOf(x, derivative);
  const product = multiply([weights], J)[0]!;
  const scalar = (v: tf.Tensor) => {
    const [a, b, c] = tf.unstack(v);
    const y = tf.stack([tf.add(tf.mul(tf.sin(a!), b!), tf.square(c!)), tf.sub(tf.exp(tf.mul(a!, c!)), b!)]);
    return tf.sum(tf.mul(weights, y));
  };
  const device = tf.grad(scalar)(tf.tensor1d(x)).dataSync();
  for (const j of x.keys()) {
    agree(found[j]!, product[j]!, 1e-7);
    agree(found[j]!, device[j]!, 1e-5);
  }
});

check('jvp-vjp', ({ random, agree }) => {
  for (let trial = 0; trial < 10; trial++) {
    const [x, direction, weights] = [normals(random, 3), normals(random, 3), normals(random, 2)];
    agree(dot(weights, jvp(x, direction)), dot(vjp(x, weights), direction), 1e-10);
  }
  // The two products of any matrix, by definition.
  const [M, a, b] = [draw(random, 3, 4), normals(random, 3), normals(random, 4)];
  agree(dot(a, multiply(M, transpose([b])).flat()), dot(multiply([a], M)[0]!, b), 1e-12);
});

check('truncation-central', ({ random, agree }) => {
  const x = random.normal();
  const error = (h: number) => (Math.exp(x + h) - Math.exp(x - h)) / (2 * h) - Math.exp(x);
  agree(error(1e-2) / (1e-4 / 6), Math.exp(x), 1e-4); // f‴ = exp
  agree(error(2e-2) / error(1e-2), 4, 1e-3);
});

check('truncation-forward', ({ random, agree }) => {
  const x = random.normal();
  const error = (h: number) => (Math.exp(x + h) - Math.exp(x)) / h - Math.exp(x);
  agree(error(1e-4) / (1e-4 / 2), Math.exp(x), 1e-3); // f″ = exp
  agree(error(2e-3) / error(1e-3), 2, 1e-2);
});

check('rounding-bound', ({ random }) => {
  // f rounded to float32, whose ε is 2⁻²⁴: far more than the truncation at so small an h.
  const epsilon = 2 ** -24;
  const h = 1e-5;
  let largest = 0;
  for (let trial = 0; trial < 500; trial++) {
    const x = random.uniform();
    const [above, below] = [Math.exp(x + h), Math.exp(x - h)];
    const error = Math.abs((Math.fround(above) - Math.fround(below) - (above - below)) / (2 * h));
    expect(error).toBeLessThanOrEqual((epsilon * above) / h);
    largest = Math.max(largest, error / ((epsilon * above) / h));
  }
  expect(largest).toBeGreaterThan(0.4); // the bound is nearly reached
});

check('best-h', ({ random, agree }) => {
  const [size, third, epsilon] = [random.uniform() + 0.5, random.uniform() + 0.5, 2 ** -53];
  const error = (h: number) => (h ** 2 / 6) * third + (epsilon * size) / h;
  const best = Math.cbrt((3 * epsilon * size) / third);
  for (const factor of [0.5, 0.9, 1.1, 2]) expect(error(best * factor)).toBeGreaterThan(error(best));
  agree(error(best) / ((1.5 * epsilon * size) / best), 1, 1e-12);
  // A search finds the same place.
  let [low, high] = [-12, 0];
  for (let i = 0; i < 100; i++) {
    const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
    if (error(10 ** a) < error(10 ** b)) high = b;
    else low = a;
  }
  agree(10 ** low / best, 1, 1e-4);
  // The numbers of the text, for |f| = |f‴| = 1.
  agree(Math.cbrt(3 * 2 ** -53) / 7e-6, 1, 0.02);
  agree(Math.cbrt(3 * 2 ** -24) / 6e-3, 1, 0.08);
});
