import type { Random } from '../../math/random.ts';
import { check, defineExercise, looksLike } from '../define.ts';
import { drawList } from '../draw.ts';
import { numbersOf, tensor, type TensorValue, type Value } from '../values.ts';

type Args = [q: TensorValue, k: TensorValue, v: TensorValue, causal: boolean];
type Weigh = (scores: number[], isAllowed: (j: number) => boolean) => number[];

const rowsOf = ({ values, shape }: TensorValue) =>
  Array.from({ length: shape[0]! }, (_, i) => Array.from(values).slice(i * shape[1]!, (i + 1) * shape[1]!));

/** Shares of e to the score; what is not allowed has none. */
const share: Weigh = (scores, isAllowed) => {
  const powers = scores.map((score, j) => (isAllowed(j) ? Math.exp(score) : 0));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
};

/** Attention by its definition, position by position; `scale`, `weigh` and `mayRead` are where mistakes differ. */
function attend(
  [q, k, v, causal]: Args,
  scale = (width: number) => Math.sqrt(width),
  weigh: Weigh = share,
  mayRead = (i: number, j: number) => j <= i,
): number[][] {
  const [keys, values] = [rowsOf(k), rowsOf(v)];
  return rowsOf(q).map((query, i) => {
    const scores = keys.map((key) => key.reduce((sum, x, d) => sum + x * query[d]!, 0) / scale(key.length));
    const weights = weigh(scores, (j) => !causal || mayRead(i, j));
    return values[0]!.map((_, e) => weights.reduce((sum, weight, j) => sum + weight * values[j]![e]!, 0));
  });
}

const hints = [
  looksLike('no-scale', (...args: Args) => attend(args, () => 1)),
  looksLike('scaled-by-width', (...args: Args) => attend(args, (width) => width)),
  looksLike('scaled-by-positions', (...args: Args) => attend(args, () => Math.sqrt(args[1].shape[0]!))),
  looksLike('no-softmax', (...args: Args) => attend(args, Math.sqrt, (scores) => scores)),
  looksLike('reads-ahead', (...[q, k, v]: Args) => attend([q, k, v, false])),
  looksLike('reads-only-ahead', (...args: Args) => attend(args, Math.sqrt, share, (i, j) => j >= i)),
  looksLike('mask-after-softmax', (...args: Args) =>
    attend(args, Math.sqrt, (scores, isAllowed) =>
      share(scores, () => true).map((weight, j) => (isAllowed(j) ? weight : 0)),
    ),
  ),
  {
    id: 'infinity-times-zero',
    when: (got: Value, _: Value, ...[, , , causal]: Args) => causal && numbersOf(got)!.some(Number.isNaN),
  },
];

function draw(random: Random, [queries, keys, width, out]: [number, number, number, number], causal: boolean): Args {
  const matrix = (rows: number, columns: number) => tensor(drawList(random, rows * columns), [rows, columns]);
  return [matrix(queries, width), matrix(keys, width), matrix(keys, out), causal];
}

export default defineExercise({
  id: 'attention',
  page: 'concepts/architecture',
  level: 3,
  entry: 'attention',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check({
      id: 'by-hand',
      args: (): Args => [tensor([1, 0], [1, 2]), tensor([1, 0, 0, 1], [2, 2]), tensor([1, 2, 3, 4], [2, 2]), false],
      expected: (...args: Args) => attend(args),
      hints,
    }),
    check({
      id: 'many-queries',
      isDrawn: true,
      args: (random) => draw(random, [3, 5, 16, 4], false),
      expected: (...args: Args) => attend(args),
      hints,
    }),
    check({
      id: 'causal',
      isDrawn: true,
      args: (random) => draw(random, [6, 6, 8, 3], true),
      expected: (...args: Args) => attend(args),
      hints,
    }),
  ],
});
