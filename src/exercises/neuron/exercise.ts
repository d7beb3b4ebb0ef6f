import type { Random } from '../../math/random.ts';
import { check, defineExercise, looksLike } from '../define.ts';
import { drawList } from '../draw.ts';

type Args = [x: number[], w: number[], b: number];

const output = (x: number[], w: number[], b: number) => Math.tanh(x.reduce((sum, value, i) => sum + value * w[i]!, b));

const hints = [
  looksLike('no-bias', (...[x, w]: Args) => output(x, w, 0)),
  looksLike('bias-outside', (...[x, w, b]: Args) => output(x, w, 0) + b),
  looksLike('no-activation', (...args: Args) => Math.atanh(output(...args))),
];

/** The weights are small enough that tanh is not flat. */
const draw = (random: Random, n: number): Args => [
  drawList(random, n),
  drawList(random, n).map((w) => w / Math.sqrt(n)),
  random.normal() / 2,
];

export default defineExercise({
  id: 'neuron',
  page: 'concepts/networks',
  level: 1,
  entry: 'neuron',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check({ id: 'by-hand', args: (): Args => [[1, 2], [0.5, 0.25], -0.4], expected: () => Math.tanh(0.6), hints }),
    check({ id: 'many-inputs', isDrawn: true, args: (random) => draw(random, 7), expected: output, hints }),
    check({ id: 'one-input', args: (): Args => [[-2], [1.5], 2], expected: () => Math.tanh(-1), hints }),
  ],
});
