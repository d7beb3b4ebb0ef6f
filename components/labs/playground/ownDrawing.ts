import { computed, signal } from '@preact/signals';
import { encodePoints } from '@src/labs/playground/linkPoints.ts';
import { MAXIMUM_POINTS } from '@src/labs/playground/protocol.ts';
import { parseNumber } from '@src/math/parseNumber.ts';
import type { Playground } from './state.ts';

/** What is drawn where the reader presses the picture: a class, or a typed value. */
export function createOwnDrawing(plane: Playground) {
  const chosenClass = signal<1 | -1>(1);
  const text = signal('1');
  /** Null while the typed value is refused. */
  const value = computed(() => {
    const typed = parseNumber(text.value);
    return Math.abs(typed) <= 1 ? Math.round(typed * 1000) / 1000 : null;
  });
  return {
    class: chosenClass,
    text,
    value,
    /** Adds a point to the reader's own. */
    press(x1: number, x2: number): void {
      const { data, own } = plane.params.value;
      const y = data === 'own-classes' ? chosenClass.value : value.value;
      const count = own === '' ? 0 : own.split('~').length;
      if (y === null || count >= MAXIMUM_POINTS) return;
      const point = encodePoints([{ x1, x2, y }]);
      plane.set('own', own === '' ? point : `${own}~${point}`);
    },
  };
}

/** What `createOwnDrawing` makes. */
export type OwnDrawing = ReturnType<typeof createOwnDrawing>;
