import type { Random } from '../../math/random.ts';
import { check, defineExercise, looksLike } from '../define.ts';
import { near } from '../near.ts';
import type { Value } from '../values.ts';

/** An operation on nodes by their numbers: the inputs come first, then the result of each step. */
type Step = [operation: 'add' | 'mul' | 'tanh', a: number, b: number];
type Args = [steps: Step[], inputs: number[]];

/** Values of all nodes, and how fast each grows with the node `source` (nothing grows without one). */
function run([steps, inputs]: Args, source = -1): { values: number[]; rates: number[] } {
  const values = [...inputs];
  const rates = inputs.map(() => 0);
  if (source < inputs.length) rates[source] = 1;
  for (const [operation, a, b] of steps) {
    const [x, y, dx, dy] = [values[a]!, values[b]!, rates[a]!, rates[b]!];
    const tanh = Math.tanh(x);
    const [value, rate] = {
      add: [x + y, dx + dy],
      mul: [x * y, dx * y + x * dy],
      tanh: [tanh, dx * (1 - tanh * tanh)],
    }[operation] as [number, number];
    const isSource = values.length === source;
    values.push(value);
    rates.push(isSource ? 1 : rate);
  }
  return { values, rates };
}

/** Value, and the derivative with respect to every node: forwards, once for each node. */
function right(...args: Args) {
  const { values } = run(args);
  const all = values.map((_, node) => run(args, node).rates.at(-1)!);
  const inputs = args[1].length;
  return { value: values.at(-1)!, gradients: all.slice(0, inputs), inner: all.slice(inputs) };
}

/** Eight steps; each goes on from the step before and takes any earlier node with it, and tanh keeps the numbers small. */
function draw(random: Random): Args {
  const inputs = [random.normal(), random.normal(), random.normal()];
  const steps: Step[] = [['mul', 0, 1]];
  while (steps.length < 8) {
    const last = inputs.length + steps.length - 1;
    const { values } = run([steps, inputs]);
    const other = random.integer(last + 1);
    const operation = Math.abs(values[last]!) > 2 ? 'tanh' : (['add', 'mul', 'tanh'] as const)[random.integer(3)]!;
    steps.push(random.integer(2) === 1 && operation !== 'tanh' ? [operation, other, last] : [operation, last, other]);
  }
  return [steps, inputs];
}

const gradientsOf = (got: Value) => (got as { gradients: number[] }).gradients;
const noSeed = { id: 'no-seed', when: (got: Value) => gradientsOf(got).every((g) => g === 0) };
const innerNodes = {
  id: 'inner-nodes',
  when: (got: Value, expected: Value) => near(gradientsOf(got), gradientsOf(expected)),
};
const tooSoon = {
  id: 'too-soon',
  when: (got: Value, expected: Value) => Math.abs(gradientsOf(got)[0]!) < 0.99 * Math.abs(gradientsOf(expected)[0]!),
};
const noOrder = {
  id: 'no-order',
  when: (got: Value, expected: Value) => Math.abs(gradientsOf(got)[0]!) > 1.01 * Math.abs(gradientsOf(expected)[0]!),
};

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
      args: () => [[['mul', 0, 1]], [2, 3]],
      expected: () => ({ value: 6, gradients: [3, 2], inner: [1] }),
      hints: [noSeed, looksLike('own-factor', (...[, inputs]: Args) => ({ gradients: inputs })), innerNodes],
    }),
    check<Args>({
      id: 'used-twice',
      probe: 'differentiate',
      args: () => [
        [
          ['mul', 0, 1],
          ['add', 2, 0],
        ],
        [2, 3],
      ],
      expected: () => ({ value: 8, gradients: [4, 2], inner: [1, 1] }),
      hints: [
        noSeed,
        { id: 'overwritten', when: (got) => near(gradientsOf(got), [1, 2]) || near(gradientsOf(got), [3, 2]) },
        innerNodes,
      ],
    }),
    check<Args>({
      id: 'neuron',
      probe: 'differentiate',
      args: () => [
        [
          ['mul', 0, 1],
          ['add', 3, 2],
          ['tanh', 4, 4],
        ],
        [0.5, 1.5, -0.2],
      ],
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
      args: () => [
        [
          ['mul', 0, 1],
          ['add', 2, 2],
          ['mul', 3, 2],
        ],
        [1.5, 2],
      ],
      expected: right,
      hints: [noSeed, noOrder, tooSoon],
    }),
    check<Args>({
      id: 'other-way-round',
      probe: 'differentiate',
      args: () => [
        [
          ['mul', 0, 1],
          ['add', 2, 2],
          ['mul', 2, 3],
        ],
        [1.5, 2],
      ],
      expected: right,
      hints: [noOrder, tooSoon],
    }),
    check<Args>({
      id: 'short-cut',
      probe: 'differentiate',
      args: () => [
        [
          ['mul', 0, 1],
          ['tanh', 2, 2],
          ['tanh', 3, 3],
          ['add', 2, 4],
        ],
        [0.5, 0.8],
      ],
      expected: right,
      hints: [noOrder, tooSoon],
    }),
    check<Args>({
      id: 'network',
      probe: 'differentiate',
      args: () => [
        [
          ['mul', 1, 0],
          ['tanh', 5, 5],
          ['mul', 3, 6],
          ['mul', 2, 0],
          ['tanh', 8, 8],
          ['mul', 4, 9],
          ['add', 7, 10],
          ['tanh', 11, 11],
        ],
        [0.7, 0.4, -1.1, 0.9, 0.3],
      ],
      expected: right,
      hints: [noSeed],
    }),
    check<Args>({ id: 'drawn', isDrawn: true, probe: 'differentiate', args: draw, expected: right }),
  ],
});
