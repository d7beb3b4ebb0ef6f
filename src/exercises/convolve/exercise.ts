import type { Random } from '../../math/random.ts';
import { check, defineExercise, looksLike } from '../define.ts';
import { drawTable, drawWhole } from '../draw.ts';

type Table = number[][];
type Args = [image: Table, kernel: Table];

/** The sum of moved images, one for each entry of the kernel; `rows` × `columns` of it. */
function addMoved(image: Table, kernel: Table, rows: number, columns: number): Table {
  const sum = Array.from({ length: rows }, () => Array.from({ length: columns }, () => 0));
  for (const [u, weights] of kernel.entries()) {
    for (const [v, weight] of weights.entries()) {
      for (const [r, row] of sum.entries()) {
        for (let s = 0; s < columns; s++) row[s]! += weight * (image[r + u]?.[s + v] ?? 0);
      }
    }
  }
  return sum;
}

const places = (image: Table, kernel: Table) =>
  [image.length - kernel.length + 1, image[0]!.length - kernel[0]!.length + 1] as const;
const expected = (image: Table, kernel: Table) => addMoved(image, kernel, ...places(image, kernel));
const flip = (kernel: Table) => kernel.toReversed().map((row) => row.toReversed());
const transpose = (kernel: Table) => kernel[0]!.map((_, v) => kernel.map((row) => row[v]!));

const hints = [
  looksLike('flipped', (...[image, kernel]: Args) => expected(image, flip(kernel))),
  looksLike('transposed', (...[image, kernel]: Args) => expected(image, transpose(kernel))),
  looksLike('one-short', (...[image, kernel]: Args) => {
    const [rows, columns] = places(image, kernel);
    return addMoved(image, kernel, rows - 1, columns - 1);
  }),
  looksLike('over-the-edge', (...[image, kernel]: Args) => addMoved(image, kernel, image.length, image[0]!.length)),
];

const draw = (random: Random, [height, width]: [number, number], [rows, columns]: [number, number]): Args => [
  drawTable(random, height, width),
  drawTable(random, rows, columns),
];

export default defineExercise({
  id: 'convolve',
  page: 'concepts/architecture',
  level: 2,
  entry: 'convolve',
  backend: 'cpu',
  limitMs: 5000,
  forbids: [{ id: 'ready-made', operations: ['conv2d', 'fusedConv2d', 'depthwiseConv2d'] }],
  checks: [
    check({
      id: 'by-hand',
      args: (): Args => [
        [
          [1, 2, 3],
          [4, 5, 6],
          [7, 8, 9],
        ],
        [
          [1, 2],
          [0, -1],
        ],
      ],
      expected: () => [
        [0, 2],
        [6, 8],
      ],
      hints,
    }),
    check({ id: 'not-square', args: (random) => draw(random, [5, 7], [2, 4]), expected, hints }),
    check({ id: 'whole-image', args: (random) => draw(random, [1, 4], [1, 4]), expected, hints }),
    check({
      id: 'drawn',
      isDrawn: true,
      args: (random) =>
        draw(
          random,
          [drawWhole(random, 5, 9), drawWhole(random, 10, 12)],
          [drawWhole(random, 3, 5), drawWhole(random, 1, 2)],
        ),
      expected,
      hints,
    }),
  ],
});
