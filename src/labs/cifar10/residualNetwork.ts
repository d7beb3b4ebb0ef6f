/**
 * What a reader may train as their own network in place of the article's: three residual blocks with batch normalization (He et al.,
 * 2016), for the sandbox; its parameters are counted on page 5.8.
 */
export const RESIDUAL_CODE = `export function buildModel(tf) {
  const { activation, add, batchNormalization, conv2d, dense, globalAveragePooling2d } = tf.layers;
  const convolve = (x, filters, kernelSize, strides) =>
    conv2d({ filters, kernelSize, strides, padding: 'same', useBias: false, kernelInitializer: 'heNormal' }).apply(x);
  const normalize = (x) => batchNormalization().apply(x);
  const relu = (x) => activation({ activation: 'relu' }).apply(x);

  function block(x, filters, strides) {
    const inner = relu(normalize(convolve(x, filters, 3, strides)));
    const f = normalize(convolve(inner, filters, 3, 1));
    const shortcut = strides === 1 ? x : normalize(convolve(x, filters, 1, strides));
    return relu(add().apply([f, shortcut])); // ReLU(F(x) + x)
  }

  const images = tf.input({ shape: [32, 32, 3] });
  let x = relu(normalize(convolve(images, 16, 3, 2))); // 16 × 16 × 16
  x = block(x, 16, 1);
  x = block(x, 32, 2); // 8 × 8 × 32
  x = block(x, 64, 2); // 4 × 4 × 64
  const pooled = globalAveragePooling2d({}).apply(x); // 64
  return tf.model({ inputs: images, outputs: dense({ units: 10 }).apply(pooled) });
}
`;
