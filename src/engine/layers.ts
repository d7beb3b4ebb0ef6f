import * as tf from './tf.ts';

/** Name of the kernel `reluGradient` where a backend has it: dy where y > 0, else 0, in one pass. */
export const RELU_GRADIENT = 'ReluGradient';

/** Names of the kernels of `convolveReluPool` where a backend has them. */
export const CONVOLVE_RELU_POOL = 'ConvolveReluPool';
export const CONVOLVE_RELU_POOL_GRADIENT = 'ConvolveReluPoolGradient';

/** Gradient of y = ReLU(z) by z. */
function reluGradient(dy: tf.Tensor, y: tf.Tensor): tf.Tensor {
  if (!tf.getKernel(RELU_GRADIENT, tf.getBackend())) return tf.mul(dy, tf.step(y));
  return tf.engine().runKernel(RELU_GRADIENT, { dy, y }) as tf.Tensor;
}

const ATTRIBUTES = { strides: 1, pad: 'valid', dataFormat: 'NHWC', dilations: 1 } as const;

/**
 * A convolutional layer ReLU(x ∗ W + b), stride 1, without padding: one kernel forward, where TensorFlow.js takes three as soon as it
 * records for a gradient. Equal to `tf.fused.conv2d` in value and gradient.
 * @param x images [n, h, w, c]
 * @param filter [kh, kw, c, o]
 * @param bias [o]
 * @param isData whether x is data, whose gradient nobody needs
 * @returns [n, h − kh + 1, w − kw + 1, o]
 */
export function convolveRelu(x: tf.Tensor4D, filter: tf.Tensor, bias: tf.Tensor, isData: boolean): tf.Tensor4D {
  const forward = (image: tf.Tensor, save: (tensors: tf.Tensor[]) => void) => {
    const inputs = { x: image, filter, bias };
    const y = tf.engine().runKernel('FusedConv2D', inputs, { ...ATTRIBUTES, activation: 'relu' }) as tf.Tensor4D;
    save([image, filter, y]);
    return y;
  };
  const backward = (dy: tf.Tensor, [image, w, y]: tf.Tensor[]) => {
    const dz = reluGradient(dy, y!);
    const dw = tf
      .engine()
      .runKernel('Conv2DBackpropFilter', { x: image!, dy: dz }, { ...ATTRIBUTES, filterShape: w!.shape as never });
    const db = tf.sum(dz, [0, 1, 2]);
    const dx = () =>
      tf
        .engine()
        .runKernel('Conv2DBackpropInput', { dy: dz, filter: w! }, { ...ATTRIBUTES, inputShape: image!.shape as never });
    return { dw: dw as tf.Tensor, db, dx: dx as () => tf.Tensor };
  };
  if (isData) {
    const layer = tf.customGrad((_filter, _bias, save) => ({
      value: forward(x, save as never),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const { dw, db } = backward(dy, saved);
        return [dw, db];
      },
    }));
    return layer(filter, bias);
  }
  const layer = tf.customGrad((image, _filter, _bias, save) => ({
    value: forward(image as tf.Tensor, save as never),
    gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
      const { dw, db, dx } = backward(dy, saved);
      return [dx(), dw, db];
    },
  }));
  return layer(x, filter, bias);
}

/**
 * A convolutional layer as `convolveRelu` with its 2×2 max pool, stride 2. On WASM one kernel does both, and the gradient touches
 * only the winners of the windows; elsewhere it is composed.
 * @returns [n, ⌊(h − kh + 1) / 2⌋, ⌊(w − kw + 1) / 2⌋, o]
 */
export function convolveReluPool(x: tf.Tensor4D, filter: tf.Tensor, bias: tf.Tensor, isData: boolean): tf.Tensor4D {
  const [kh, kw, , o] = filter.shape as [number, number, number, number];
  const fits = kh === 3 && kw === 3 && o % 4 === 0 && tf.getKernel(CONVOLVE_RELU_POOL, tf.getBackend());
  if (!fits) return tf.maxPool(convolveRelu(x, filter, bias, isData), 2, 2, 'valid');
  const forward = (image: tf.Tensor, w: tf.Tensor, b: tf.Tensor, save: tf.GradSaveFunc) => {
    const inputs = { x: image, filter: w, bias: b };
    const [y, where] = tf.engine().runKernel(CONVOLVE_RELU_POOL, inputs) as unknown as [tf.Tensor4D, tf.Tensor];
    save([image, w, where]);
    return y;
  };
  const backward = (dy: tf.Tensor, [image, w, where]: tf.Tensor[]) =>
    tf
      .engine()
      .runKernel(
        CONVOLVE_RELU_POOL_GRADIENT,
        { x: image!, filter: w!, where: where!, dy },
        { isData },
      ) as unknown as tf.Tensor[];
  if (isData) {
    const layer = tf.customGrad((w, b, save) => ({
      value: forward(x, w as tf.Tensor, b as tf.Tensor, save as tf.GradSaveFunc),
      gradFunc: backward,
    }));
    return layer(filter, bias);
  }
  const layer = tf.customGrad((image, w, b, save) => ({
    value: forward(image as tf.Tensor, w as tf.Tensor, b as tf.Tensor, save as tf.GradSaveFunc),
    gradFunc(dy: tf.Tensor, saved: tf.Tensor[]) {
      const [dw, db, dx] = backward(dy, saved);
      return [dx!, dw!, db!];
    },
  }));
  return layer(x, filter, bias);
}
