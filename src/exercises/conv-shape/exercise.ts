import { check, defineExercise, looksLike } from '../define.ts';
import { drawWhole } from '../draw.ts';

type Args = [n: number, d: number, c: number, k: number, stride: number, padding: number];

/** How many places of the kernel fit, counted one by one. */
function countPlaces(n: number, k: number, stride: number): number {
  let places = 0;
  for (let first = 0; first + k <= n; first += stride) places++;
  return places;
}

const expected = (...[n, d, c, k, stride, padding]: Args) => ({
  size: countPlaces(n + 2 * padding, k, stride),
  parameters: k * k * d * c + c,
});

const mistaken = (id: string, change: (...args: Args) => Partial<ReturnType<typeof expected>>) =>
  looksLike(id, (...args: Args) => ({ ...expected(...args), ...change(...args) }));

const hints = [
  mistaken('no-biases', (_n, d, c, k) => ({ parameters: c * k * k * d })),
  mistaken('one-channel', (_n, _d, c, k) => ({ parameters: c * (k * k + 1) })),
  mistaken('one-short', (n, _d, _c, k, stride, padding) => ({ size: Math.floor((n + 2 * padding - k) / stride) })),
  mistaken('one-side', (n, _d, _c, k, stride, padding) => ({ size: Math.floor((n + padding - k) / stride) + 1 })),
  mistaken('not-whole', (n, _d, _c, k, stride, padding) => ({ size: (n + 2 * padding - k) / stride + 1 })),
];

export default defineExercise({
  id: 'conv-shape',
  page: 'concepts/architecture',
  level: 1,
  entry: 'convShape',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check({
      id: 'by-hand',
      args: (): Args => [32, 3, 32, 3, 1, 0],
      expected: () => ({ size: 30, parameters: 896 }),
      tolerance: 0,
      hints,
    }),
    check({
      id: 'padding',
      args: (): Args => [32, 3, 64, 5, 1, 2],
      expected: () => ({ size: 32, parameters: 4864 }),
      tolerance: 0,
      hints,
    }),
    check({ id: 'stride', args: (): Args => [224, 3, 64, 7, 2, 3], expected, tolerance: 0, hints }),
    check({ id: 'one-by-one', args: (): Args => [14, 256, 64, 1, 1, 0], expected, tolerance: 0, hints }),
    check({
      id: 'drawn',
      isDrawn: true,
      args: (random): Args => [
        drawWhole(random, 20, 200),
        drawWhole(random, 2, 64),
        drawWhole(random, 2, 128),
        drawWhole(random, 2, 9),
        drawWhole(random, 2, 4),
        drawWhole(random, 1, 4),
      ],
      expected,
      tolerance: 0,
      hints,
    }),
  ],
});
