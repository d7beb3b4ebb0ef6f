import { check, defineExercise, looksLike } from '../define.ts';
import { near } from '../near.ts';
import type { Value } from '../values.ts';

type Args = [name: keyof typeof functions, inputs: number[]];

/** What the probe builds from nodes, on plain numbers. */
const functions = {
  product: ([x, y]: number[]) => x! * y!,
  usedTwice: ([x, y]: number[]) => x! * y! + x!,
  neuron: ([w, x, b]: number[]) => Math.tanh(w! * x! + b!),
  diamond: ([x, y]: number[]) => 2 * (x! * y!) ** 2,
  network: ([x, w1, w2, v1, v2]: number[]) => Math.tanh(v1! * Math.tanh(w1! * x!) + v2! * Math.tanh(w2! * x!)),
};

/** Value and gradient by central differences. */
function right(...[name, inputs]: Args) {
  const h = 1e-5;
  const f = functions[name];
  const gradients = inputs.map((x, j) => (f(inputs.with(j, x + h)) - f(inputs.with(j, x - h))) / (2 * h));
  return { value: f(inputs), gradients };
}

const gradientsOf = (got: Value) => (got as { gradients: number[] }).gradients;
const noSeed = { id: 'no-seed', when: (got: Value) => gradientsOf(got).every((g) => g === 0) };

export default defineExercise({
  id: 'tiny-autodiff',
  page: 'mathematics/autodiff',
  level: 3,
  entry: 'Node',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check<Args>({
      id: 'product',
      probe: 'differentiate',
      args: () => ['product', [2, 3]],
      expected: () => ({ value: 6, gradients: [3, 2] }),
      hints: [noSeed, looksLike('own-factor', (...[, inputs]: Args) => ({ gradients: inputs }))],
    }),
    check<Args>({
      id: 'used-twice',
      probe: 'differentiate',
      args: () => ['usedTwice', [2, 3]],
      expected: () => ({ value: 8, gradients: [4, 2] }),
      hints: [
        noSeed,
        { id: 'overwritten', when: (got) => near(gradientsOf(got), [1, 2]) || near(gradientsOf(got), [3, 2]) },
      ],
    }),
    check<Args>({
      id: 'neuron',
      probe: 'differentiate',
      args: () => ['neuron', [0.5, 1.5, -0.2]],
      expected: right,
      hints: [
        noSeed,
        looksLike('slope-of-input', (...[, [w, x, b]]: Args) => ({
          gradients: [x!, w!, 1].map((factor) => factor * (1 - (w! * x! + b!) ** 2)),
        })),
        looksLike('no-slope', (...[, [w, x]]: Args) => ({ gradients: [x!, w!, 1] })),
      ],
    }),
    check<Args>({
      id: 'diamond',
      probe: 'differentiate',
      args: () => ['diamond', [1.5, 2]],
      expected: right,
      hints: [
        noSeed,
        { id: 'no-order', when: (got, expected) => gradientsOf(got)[0]! > 1.01 * gradientsOf(expected)[0]! },
      ],
    }),
    check<Args>({
      id: 'network',
      probe: 'differentiate',
      args: () => ['network', [0.7, 0.4, -1.1, 0.9, 0.3]],
      expected: right,
      hints: [noSeed],
    }),
  ],
});
