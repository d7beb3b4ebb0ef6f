import * as tf from '../tf.ts';

type Pair = [number, number];

/** The attributes TensorFlow.js gives the kernel Conv2D. */
interface Conv2DAttributes {
  strides: Pair | number;
  pad: 'valid' | 'same';
  dataFormat: 'NHWC' | 'NCHW';
  dilations: Pair | number;
}

const pairOf = (value: Pair | number): Pair => (typeof value === 'number' ? [value, value] : value);

/** A filter with d − 1 zeros between its values: [KH, KW, C, O] to [(KH−1)·dh + 1, (KW−1)·dw + 1, C, O]. */
function spreadFilter(filter: tf.Tensor4D, [dh, dw]: Pair): tf.Tensor4D {
  const [kh, kw, c, o] = filter.shape;
  const apart = tf.pad(tf.reshape(filter, [kh, 1, kw, 1, c * o]), [
    [0, 0],
    [0, dh - 1],
    [0, 0],
    [0, dw - 1],
    [0, 0],
  ]);
  return tf.slice4d(
    tf.reshape(apart, [kh * dh, kw * dw, c, o]),
    [0, 0, 0, 0],
    [(kh - 1) * dh + 1, (kw - 1) * dw + 1, c, o],
  );
}

/**
 * Gives `tf.conv2d` its gradient for dilations above 1, on every backend; TensorFlow.js throws for them. A dilated convolution is one
 * with the spread filter, whose gradient is then taken at the filter's own places. Without dilation nothing changes.
 */
export function registerDilatedGradient(): void {
  tf.registerGradient({
    kernelName: 'Conv2D',
    inputsToSave: ['x', 'filter'],
    gradFunc(dy, saved, attributes) {
      const [x, filter] = saved as [tf.Tensor4D, tf.Tensor4D];
      const { strides, pad, dataFormat, dilations } = attributes as unknown as Conv2DAttributes;
      const [dh, dw] = pairOf(dilations);
      const spread = () => (dh * dw === 1 ? filter : spreadFilter(filter, [dh, dw]));
      const common = { strides, pad, dataFormat, dimRoundingMode: undefined } as const;
      const run = (kernel: string, inputs: Record<string, tf.Tensor>, shape: object) =>
        tf.engine().runKernel(kernel, inputs, { ...common, ...shape } as unknown as tf.NamedAttrMap) as tf.Tensor4D;
      return {
        x: () => run('Conv2DBackpropInput', { dy: dy as tf.Tensor, filter: spread() }, { inputShape: x.shape }),
        filter() {
          const [kh, kw, c, o] = filter.shape;
          const filterShape = [(kh - 1) * dh + 1, (kw - 1) * dw + 1, c, o];
          const whole = run('Conv2DBackpropFilter', { x, dy: dy as tf.Tensor }, { filterShape });
          return dh * dw === 1 ? whole : tf.stridedSlice(whole, [0, 0, 0, 0], filterShape, [dh, dw, 1, 1]);
        },
      };
    },
  });
}
