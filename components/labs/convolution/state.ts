import { computed } from '@preact/signals';
import { convolve, KERNELS, PICTURES, rectifyAndPool, type Grid } from '@src/labs/convolution/model.ts';
import { convolution } from '@src/labs/convolution/protocol.ts';
import { createCalculator } from '../frame/createCalculator.ts';
import type { Language } from '../frame/language.ts';
import type { Words } from './en.ts';

/** Which way a key moves the kernel: rows, columns. */
const MOVES: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The lab's live state: the settings, the three grids that follow from them, and where the kernel lies. */
export function createConvolution(language: Language<Words>) {
  const lab = createCalculator(convolution, language);
  const { settings } = lab;
  const picture = computed<Grid>(() => PICTURES[settings.allowed.value.picture]);
  const kernel = computed<Grid>(() => KERNELS[settings.allowed.value.kernel]);
  const z = computed(() => convolve(picture.value, kernel.value, settings.allowed.value.bias));
  const columns = computed(() => z.value[0]!.length);
  const places = computed(() => z.value.length * columns.value);
  const place = computed(() => Math.min(settings.allowed.value.place, places.value - 1));
  const go = (to: number) => {
    settings.texts.place.value = String(Math.min(places.peek() - 1, Math.max(0, to)));
  };
  return {
    lab,
    picture,
    kernel,
    z,
    pooled: computed(() => rectifyAndPool(z.value)),
    /** How many places the kernel has. */
    places,
    /** Where it lies, row by row from 0. */
    place,
    row: computed(() => Math.floor(place.value / columns.value)),
    column: computed(() => place.value % columns.value),

    /** Lays the kernel on a place of the result. */
    lay: (row: number, column: number): void => go(row * columns.peek() + column),
    /** To the place before or after, row by row. */
    step: (by: 1 | -1): void => go(place.peek() + by),
    /** Moves by an arrow key, Home or End. @returns whether the key is one of them */
    press(key: string): boolean {
      if (key === 'Home' || key === 'End') {
        go(key === 'Home' ? 0 : places.peek() - 1);
        return true;
      }
      const move = MOVES[key];
      if (!move) return false;
      const row = Math.floor(place.peek() / columns.peek()) + move[0];
      const column = (place.peek() % columns.peek()) + move[1];
      const isThere = row >= 0 && row < z.peek().length && column >= 0 && column < columns.peek();
      if (isThere) go(row * columns.peek() + column);
      return true;
    },
  };
}

/** What `createConvolution` makes. */
export type ConvolutionLab = ReturnType<typeof createConvolution>;
