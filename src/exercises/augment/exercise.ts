import type { Random } from '../../math/random.ts';
import { check, defineExercise, looksLike } from '../define.ts';
import { drawWhole } from '../draw.ts';
import { shapeOf, tensor, type TensorValue, type Value } from '../values.ts';

type Draw = { top: number; left: number; flip: boolean };
type Args = [images: TensorValue, pad: number, draws: Draw[]];
/** Height and width of an image. */
type Size = [height: number, width: number];
/** Row and column of the source pixel, in the image without padding, of the result's pixel at i, j. */
type Source = (i: number, j: number, draw: Draw, pad: number, size: Size) => [row: number, column: number];

const place: Source = (i, j, { top, left, flip }, pad, [, width]) => [
  i + top - pad,
  (flip ? width - 1 - j : j) + left - pad,
];

/** Every pixel looked up one by one. */
function pixels([images, pad, draws]: Args, source: Source = place, drawOf = (i: number) => draws[i]!): TensorValue {
  const [n, height, width, channels] = images.shape as [number, number, number, number];
  const at = (image: number, row: number, column: number, c: number) =>
    row < 0 || column < 0 || row >= height || column >= width
      ? 0
      : images.values[((image * height + row) * width + column) * channels + c]!;
  const values = Array.from({ length: n * height * width * channels }, (_, k) => {
    const c = k % channels;
    const j = Math.floor(k / channels) % width;
    const i = Math.floor(k / channels / width) % height;
    const image = Math.floor(k / channels / width / height);
    return at(image, ...source(i, j, drawOf(image), pad, [height, width]), c);
  });
  return tensor(values, images.shape);
}

const hints = [
  {
    id: 'height-and-width',
    when: (got: Value, expected: Value) => {
      const [[n, h, w, c], right] = [shapeOf(got)!, shapeOf(expected)!];
      return h !== w && [n, w, h, c].join() === right.join();
    },
  },
  looksLike('upside-down', (...args: Args) =>
    pixels(args, (i, j, { flip, ...rest }, pad, size) =>
      place(flip ? size[0] - 1 - i : i, j, { ...rest, flip: false }, pad, size),
    ),
  ),
  looksLike('swapped', (...args: Args) =>
    pixels(args, (i, j, { top, left, flip }, pad, size) => place(i, j, { top: left, left: top, flip }, pad, size)),
  ),
  looksLike('mirrored-first', (...args: Args) =>
    pixels(args, (i, j, { flip, ...rest }, pad, size) => {
      const [row, column] = place(i, j, { ...rest, flip: false }, pad, size);
      return [row, flip ? size[1] - 1 - column : column];
    }),
  ),
  looksLike('same-for-all', (...args: Args) => pixels(args, place, () => args[2][0]!)),
];

/** Five colour images, higher than wide. */
function draw(random: Random): Args {
  const pad = drawWhole(random, 2, 3);
  const values = Float32Array.from({ length: 5 * 8 * 6 * 3 }, () => random.uniform());
  const draws = Array.from({ length: 5 }, (_, i) => ({
    top: random.integer(2 * pad + 1),
    left: random.integer(2 * pad - 1), // so that a window of the wrong height and width fits too
    flip: i % 2 === 1,
  }));
  return [tensor(values, [5, 8, 6, 3]), pad, draws];
}

const three = () => tensor([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 3, 3, 1]);

export default defineExercise({
  id: 'augment',
  page: 'project/better',
  level: 2,
  entry: 'augment',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check<Args>({
      id: 'shift',
      args: () => [three(), 1, [{ top: 0, left: 2, flip: false }]],
      expected: () => tensor([0, 0, 0, 2, 3, 0, 5, 6, 0], [1, 3, 3, 1]),
      hints,
    }),
    check<Args>({
      id: 'mirror',
      args: () => [three(), 1, [{ top: 1, left: 1, flip: true }]],
      expected: () => tensor([3, 2, 1, 6, 5, 4, 9, 8, 7], [1, 3, 3, 1]),
      hints,
    }),
    check<Args>({
      id: 'both',
      args: () => [three(), 1, [{ top: 0, left: 2, flip: true }]],
      expected: () => tensor([0, 0, 0, 0, 3, 2, 0, 6, 5], [1, 3, 3, 1]),
      hints,
    }),
    check<Args>({ id: 'batch', isDrawn: true, args: draw, expected: (...args: Args) => pixels(args), hints }),
  ],
});
