/** The lab `convolution`, which only computes: its settings, and no messages. */
import { defineLab, number, oneOf, type ParamsOf } from '../lab.ts';
import { KERNELS, PICTURES } from './model.ts';

/** The lab `convolution`: one kernel over one small picture, place by place. */
export const convolution = defineLab({
  id: 'convolution',
  needs: null,
  settings: {
    picture: oneOf(Object.keys(PICTURES) as (keyof typeof PICTURES)[], 'arch'),
    kernel: oneOf(Object.keys(KERNELS) as (keyof typeof KERNELS)[], 'vertical'),
    bias: number(0, -9, 9, 0),
    /** Where the kernel lies, counted from 0, row by row; in a small picture the last place is the nearest. */
    place: number(0, 0, 35, 1),
  },
});

/** Settings of the lab. */
export type ConvolutionParams = ParamsOf<typeof convolution>;
