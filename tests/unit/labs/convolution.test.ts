import { describe, expect, it } from 'vitest';
import {
  convolve,
  KERNELS,
  PICTURES,
  productsAt,
  RECEPTIVE_FIELD,
  rectifyAndPool,
} from '../../../src/labs/convolution/model.ts';

describe('the convolution that moves', () => {
  it('has the numbers of the page on the model', () => {
    expect(
      productsAt(PICTURES.page, KERNELS.vertical, 0, 0)
        .flat()
        .map((value) => value + 0),
    ).toEqual([0, 0, 1, 0, 0, 1, 0, 0, 1]);
    expect(convolve(PICTURES.page, KERNELS.vertical, 0)).toEqual([
      [3, 3],
      [2, 2],
    ]);
    const z = convolve(PICTURES.page, KERNELS.vertical, -2.5);
    expect(z).toEqual([
      [0.5, 0.5],
      [-0.5, -0.5],
    ]);
    expect(rectifyAndPool(z)).toEqual([[0.5]]);
  });

  it('moves with its picture, and the pool does not', () => {
    for (const kernel of Object.values(KERNELS)) {
      const [plain, moved] = [convolve(PICTURES.arch, kernel, 0), convolve(PICTURES.shifted, kernel, 0)];
      // Numbers whose window does not touch the picture's border, where something may come in.
      for (const [row, line] of plain.entries()) expect(moved[row]!.slice(1)).toEqual(line.slice(0, -1));
    }
    const pooled = (picture: keyof typeof PICTURES) => rectifyAndPool(convolve(PICTURES[picture], KERNELS.vertical, 0));
    const [plain, moved] = [pooled('arch'), pooled('shifted')];
    expect(moved).not.toEqual(plain);
    expect(moved.map((line) => line.slice(1))).not.toEqual(plain.map((line) => line.slice(0, -1)));
  });

  it('sees 4×4 pixels through the pool: no pixel outside changes a number, each inside can', () => {
    const size = 8;
    const at = (row: number, column: number) => {
      const picture = PICTURES.arch.map((line) => [...line].map(() => 0));
      picture[row]![column] = 1;
      return rectifyAndPool(convolve(picture, KERNELS.sum, 0))[1]![1]!;
    };
    let seen = 0;
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        const isInside = [row, column].every((place) => place >= 2 && place < 2 + RECEPTIVE_FIELD);
        expect(at(row, column) > 0).toBe(isInside);
        if (isInside) seen++;
      }
    }
    expect(seen).toBe(16);
  });

  it('gives the picture back without its border when the kernel is a single one', () => {
    expect(convolve(PICTURES.arch, KERNELS.identity, 0)).toEqual(
      PICTURES.arch.slice(1, -1).map((line) => line.slice(1, -1)),
    );
  });
});
