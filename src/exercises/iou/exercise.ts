import type { Random } from '../../math/random.ts';
import { check, defineExercise, looksLike } from '../define.ts';

/** [left, top, right, bottom] */
type Box = [number, number, number, number];
type Args = [a: Box, b: Box];

const area = ([left, top, right, bottom]: Box) => (right - left) * (bottom - top);
const sides = (a: Box, b: Box) => [
  Math.min(a[2], b[2]) - Math.max(a[0], b[0]),
  Math.min(a[3], b[3]) - Math.max(a[1], b[1]),
];
const clamped = (a: Box, b: Box) => sides(a, b).reduce((product, side) => product * Math.max(0, side), 1);

/** For boxes with whole corners: unit squares in both, by unit squares in either. */
function expected(a: Box, b: Box): number {
  const holds = ([left, top, right, bottom]: Box, x: number, y: number) =>
    x >= left && x < right && y >= top && y < bottom;
  let [both, either] = [0, 0];
  for (let x = -30; x < 30; x++) {
    for (let y = -30; y < 30; y++) {
      if (holds(a, x, y) && holds(b, x, y)) both++;
      if (holds(a, x, y) || holds(b, x, y)) either++;
    }
  }
  return either === 0 ? 0 : both / either;
}

const hints = [
  looksLike('not-clamped', (...[a, b]: Args) => {
    const [width, height] = sides(a, b) as [number, number];
    return (width * height) / (area(a) + area(b) - width * height);
  }),
  looksLike('counted-twice', (...[a, b]: Args) => clamped(a, b) / (area(a) + area(b))),
  looksLike('of-the-smaller', (...[a, b]: Args) => clamped(a, b) / Math.min(area(a), area(b))),
  looksLike('width-height', (...[a, b]: Args) => {
    const corners = ([x, y, w, h]: Box): Box => [x, y, x + w, y + h];
    const [p, q] = [corners(a), corners(b)];
    return clamped(p, q) / (area(p) + area(q) - clamped(p, q));
  }),
  { id: 'nothing-by-nothing', when: (got: unknown) => Number.isNaN(got) },
];

/** A box with whole corners, of some size. */
function drawBox(random: Random): Box {
  const [left, top] = [random.integer(9) - 4, random.integer(9) - 4];
  return [left, top, left + 3 + random.integer(9), top + 2 + random.integer(7)];
}

export default defineExercise({
  id: 'iou',
  page: 'applications/vision',
  level: 1,
  entry: 'iou',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check({
      id: 'by-hand',
      args: (): Args => [
        [0, 0, 4, 2],
        [2, 1, 6, 3],
      ],
      expected: () => 2 / 14,
      hints,
    }),
    check({
      id: 'drawn',
      isDrawn: true,
      args: (random: Random): Args => [drawBox(random), drawBox(random)],
      expected,
      hints,
    }),
    check({
      id: 'corner',
      args: (): Args => [
        [6, 1, 12, 7],
        [1, 4, 9, 11],
      ],
      expected,
      hints,
    }),
    check({
      id: 'inside',
      args: (): Args => [
        [-5, -3, 7, 6],
        [-1, 0, 3, 2],
      ],
      expected,
      hints,
    }),
    check({
      id: 'apart',
      args: (): Args => [
        [0, 0, 3, 2],
        [5, 4, 8, 9],
      ],
      expected: () => 0,
      hints,
    }),
    check({
      id: 'beside',
      args: (): Args => [
        [0, 0, 3, 4],
        [7, 1, 9, 5],
      ],
      expected: () => 0,
      hints,
    }),
    check({
      id: 'below',
      args: (): Args => [
        [0, 0, 4, 3],
        [1, 7, 5, 9],
      ],
      expected: () => 0,
      hints,
    }),
    check({
      id: 'no-area',
      args: (): Args => [
        [2, 2, 2, 5],
        [2, 2, 4, 2],
      ],
      expected: () => 0,
      hints,
    }),
  ],
});
