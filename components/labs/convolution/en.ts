import type { Translation } from '@src/i18n/translation.ts';

/** The English words of the lab `convolution`. */
export const words = {
  title: 'A convolution that moves',
  tryThis: 'Step the kernel over the picture, or press a cell of the result; there the arrow keys work too.',
  params: { picture: 'Picture', kernel: 'Kernel', bias: 'Bias b', place: 'Place' },
  pictures: { arch: 'an arch', shifted: 'the arch, one to the right', page: '4×4, of chapter 5' },
  kernels: {
    vertical: 'vertical edges',
    horizontal: 'horizontal edges',
    sum: 'sum of all nine',
    identity: 'the centre alone',
  },
  back: 'Back',
  next: 'Next place',
  input: 'Picture',
  kernel: 'Kernel',
  output: 'Result z',
  pooled: 'After ReLU and 2×2 pool',
  place: 'Place of the kernel',
  at: (row: number, column: number, z: string) => `row ${row}, column ${column}: z = ${z}`,
  row: 'Row',
  column: 'Column',
  note: 'Solid frame: the kernel’s window and its number. Dashed: what one number after the pool sees, 4×4 pixels.',
  noScript: 'Moving the kernel needs JavaScript. The result for vertical edges, row by row:',
};

/** The words of the lab, in any language. */
export type Words = Translation<typeof words>;
