import type { Random } from '../../math/random.ts';
import { check, defineExercise, looksLike } from '../define.ts';
import { drawWhole } from '../draw.ts';

type Layer =
  | { kind: 'conv'; filters: number; size: number }
  | { kind: 'pool'; size: number }
  | { kind: 'flatten' }
  | { kind: 'dense'; units: number };
type Args = [input: number[], layers: Layer[]];
interface Rules {
  bias: number;
  channels: (c: number) => number;
  shrink: (length: number, size: number) => number;
  pool: (length: number, size: number) => number;
  copies: (places: number) => number;
}

/** How often a window of some size fits, with some stride: by trying every place. */
function fits(length: number, size: number, stride: number): number {
  let count = 0;
  for (let start = 0; start + size <= length; start += stride) count++;
  return count;
}

const RIGHT: Rules = {
  bias: 1,
  channels: (c) => c,
  shrink: (length, size) => fits(length, size, 1),
  pool: (length, size) => fits(length, size, size),
  copies: () => 1,
};

/** Shapes and numbers of parameters, layer by layer. */
function count([input, layers]: Args, changed: Partial<Rules> = {}) {
  const rules = { ...RIGHT, ...changed };
  let shape = input;
  return layers.map((layer) => {
    let parameters = 0;
    if (layer.kind === 'conv') {
      const [h, w, c] = shape as [number, number, number];
      shape = [rules.shrink(h, layer.size), rules.shrink(w, layer.size), layer.filters];
      parameters =
        layer.filters *
        (layer.size * layer.size * rules.channels(c) + rules.bias) *
        rules.copies(shape[0]! * shape[1]!);
    } else if (layer.kind === 'pool') {
      shape = [rules.pool(shape[0]!, layer.size), rules.pool(shape[1]!, layer.size), shape[2]!];
    } else if (layer.kind === 'flatten') {
      shape = [shape.reduce((product, n) => product * n, 1)];
    } else {
      parameters = layer.units * (shape[0]! + rules.bias);
      shape = [layer.units];
    }
    return { shape, parameters };
  });
}

const mistake = (id: string, changed: Partial<Rules>) => looksLike(id, (...args: Args) => count(args, changed));
const hints = [
  mistake('no-bias', { bias: 0 }),
  mistake('no-channels', { channels: () => 1 }),
  mistake('size-kept', { shrink: (length) => length }),
  mistake('one-too-few', { shrink: (length, size) => length - size }),
  mistake('not-shared', { copies: (places) => places }),
  mistake('rounded-up', { pool: (length, size) => Math.ceil(length / size) }),
];

const conv = (filters: number, size: number) => ({ kind: 'conv' as const, filters, size });
const pool = (size: number) => ({ kind: 'pool' as const, size });
const flatten = { kind: 'flatten' as const };
const dense = (units: number) => ({ kind: 'dense' as const, units });
/** Two blocks and two dense layers, of any size that fits. */
function drawNetwork(random: Random): Args {
  const whole = (least: number, most: number) => drawWhole(random, least, most);
  const blocks = [conv(whole(2, 40), whole(2, 5)), pool(whole(2, 3)), conv(whole(2, 40), whole(1, 4)), pool(2)];
  return [
    [whole(36, 60), whole(24, 34), whole(1, 4)],
    [...blocks, flatten, dense(whole(5, 90)), dense(whole(2, 12))],
  ];
}
const ARTICLE = [conv(32, 3), pool(2), conv(64, 3), pool(2), conv(64, 3), flatten, dense(64), dense(10)];

export default defineExercise({
  id: 'count-cnn',
  page: 'project/model',
  level: 2,
  entry: 'countCnn',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check<Args>({
      id: 'first-layer',
      args: () => [[32, 32, 3], [conv(32, 3)]],
      expected: () => [{ shape: [30, 30, 32], parameters: 896 }],
      tolerance: 0,
      hints,
    }),
    check<Args>({
      id: 'the-project',
      args: () => [[32, 32, 3], ARTICLE],
      expected: () => [
        { shape: [30, 30, 32], parameters: 896 },
        { shape: [15, 15, 32], parameters: 0 },
        { shape: [13, 13, 64], parameters: 18_496 },
        { shape: [6, 6, 64], parameters: 0 },
        { shape: [4, 4, 64], parameters: 36_928 },
        { shape: [1024], parameters: 0 },
        { shape: [64], parameters: 65_600 },
        { shape: [10], parameters: 650 },
      ],
      tolerance: 0,
      hints,
    }),
    check<Args>({
      id: 'another-network',
      args: () => [
        [28, 20, 1],
        [conv(6, 5), pool(2), conv(16, 5), pool(3), flatten, dense(84), dense(7)],
      ],
      expected: (...args) => count(args),
      tolerance: 0,
      hints,
    }),
    check<Args>({
      id: 'drawn',
      isDrawn: true,
      args: drawNetwork,
      expected: (...args) => count(args),
      tolerance: 0,
      hints,
    }),
  ],
});
