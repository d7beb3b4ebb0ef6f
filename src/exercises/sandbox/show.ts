import { isTensor } from '../values.ts';
import { encode } from './encode.ts';
import type { Tf } from './tensors.ts';
import { MOST_LINES, MOST_POINTS, type Shown } from './protocol.ts';
import { makeTable } from './table.ts';

/** Most pixels of an image. */
const MOST_PIXELS = 262_144;

/** What `import { show } from 'livegrad'` gives. */
export interface Show {
  /** Draws one list of numbers over 0, 1, 2, … or up to 20 by name; of a list longer than 5,000 evenly spaced points. */
  line(values: ArrayLike<number> | Record<string, ArrayLike<number>>, title?: string): void;
  /** Draws a tensor [height, width], [height, width, 1] or [height, width, 3]: floats from 0 to 1, or integers from 0 to 255. */
  image(image: unknown, title?: string): void;
  /** Lists objects, or lists, as a table, up to 200 rows and 30 columns. */
  table(rows: readonly unknown[], title?: string): void;
}

/**
 * Makes the plot helper. Each function throws a RangeError or TypeError that says what it takes.
 * @param draw gets each drawing
 */
export function createShow(tf: Tf, draw: (shown: Shown) => void): Show {
  return {
    line(values, title = '') {
      const isList = Array.isArray(values) || ArrayBuffer.isView(values) || values instanceof tf.Tensor;
      const named = isList ? { '': values as ArrayLike<number> } : (values as Record<string, ArrayLike<number>>);
      const lists = Object.entries(named);
      if (lists.length > MOST_LINES)
        throw new RangeError(`show.line takes at most ${MOST_LINES} lists, not ${lists.length}.`);
      const series = lists.map(([name, list]) => {
        const y = Array.from(list instanceof tf.Tensor ? list.dataSync() : list, (y) => numberOf(tf, y));
        const stride = Math.ceil(y.length / MOST_POINTS);
        const kept = y.map((_, i) => i).filter((i) => i % stride === 0);
        return { name, x: kept, y: kept.map((i) => y[i]!) };
      });
      if (series.length === 0) throw new TypeError('show.line takes a list of numbers, or an object of such lists.');
      draw({ what: 'line', title: String(title), series });
    },

    image(image, title = '') {
      const given = encode(tf, image);
      const tensor = isTensor(given)
        ? given
        : encode(
            tf,
            tf.tidy(() => tf.tensor(image as number[][])),
          );
      const { shape, values, dtype } = tensor as { shape: number[]; values: ArrayLike<number>; dtype: string };
      const [height, width, channels = 1, ...more] = shape;
      if (!height || !width || (channels !== 1 && channels !== 3) || more.length > 0) {
        throw new RangeError(
          `show.image takes a shape [height, width], [height, width, 1] or [height, width, 3], not [${shape.join(', ')}].`,
        );
      }
      if (height * width > MOST_PIXELS) throw new RangeError('show.image takes at most 512 × 512 pixels.');
      const scale = dtype === 'float32' ? 255 : 1;
      const rgba = new Uint8ClampedArray(4 * height * width);
      for (let i = 0; i < height * width; i++) {
        for (let c = 0; c < 3; c++) rgba[4 * i + c] = scale * values[channels * i + (c % channels)]!;
        rgba[4 * i + 3] = 255;
      }
      draw({ what: 'image', title: String(title), width, height, rgba });
    },

    table(rows, title = '') {
      if (!Array.isArray(rows)) throw new TypeError('show.table takes a list of rows.');
      draw(makeTable(tf, rows, { title: String(title), hasIndex: false }));
    },
  };
}

/** A number, or that of a tensor of one. */
const numberOf = (tf: Tf, value: unknown): number =>
  value instanceof tf.Tensor && value.size === 1 ? value.dataSync()[0]! : Number(value);
