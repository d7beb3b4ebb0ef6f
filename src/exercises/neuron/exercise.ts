import { createRandom } from '../../math/random.ts';
import { check, defineExercise, looksLike } from '../define.ts';

type Args = [x: number[], w: number[], b: number];

const output = (x: number[], w: number[], b: number) => Math.tanh(x.reduce((sum, value, i) => sum + value * w[i]!, b));

const hints = [
  looksLike('no-bias', (...[x, w]: Args) => output(x, w, 0)),
  looksLike('bias-outside', (...[x, w, b]: Args) => output(x, w, 0) + b),
  looksLike('no-activation', (...args: Args) => Math.atanh(output(...args))),
];

function draw(seed: number, n: number): Args {
  const random = createRandom(seed);
  const list = () => Array.from({ length: n }, () => random.normal());
  return [list(), list(), random.normal()];
}

export default defineExercise({
  id: 'neuron',
  page: 'concepts/networks',
  level: 1,
  entry: 'neuron',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check({ id: 'by-hand', args: (): Args => [[1, 2], [0.5, 0.25], -0.4], expected: () => Math.tanh(0.6), hints }),
    check({ id: 'many-inputs', args: () => draw(1, 7), expected: output, hints }),
    check({ id: 'one-input', args: (): Args => [[-2], [1.5], 2], expected: () => Math.tanh(-1), hints }),
  ],
});
