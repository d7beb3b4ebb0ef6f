import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convolveRelu } from '../../../../src/engine/layers.ts';
import * as tf from '../../../../src/engine/tf.ts';
import { expectPoolLayersEqual } from '../../../support/poolLayers.ts';
import {
  expectEqualOnBoth,
  explicitPadding,
  geometry,
  normal,
  RUNS,
  useWasmKernels,
} from '../../../support/wasmKernels.ts';

useWasmKernels();

describe('convolution and pooling on WASM against the CPU backend', () => {
  test('convolution: gradients by filter and input, every stride and padding', async () => {
    await fc.assert(
      fc.asyncProperty(geometry, async ({ n, h, w, c, o, kh, kw, sh, sw, pad, seed }) => {
        await expectEqualOnBoth(() => {
          const x = normal([n, h, w, c], seed) as tf.Tensor4D;
          const filter = normal([kh, kw, c, o], seed + 1) as tf.Tensor4D;
          const padding = pad === 'explicit' ? explicitPadding : pad;
          const y = (a: tf.Tensor, b: tf.Tensor) => tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, [sh, sw], padding);
          const dy = normal(
            tf.tidy(() => y(x, filter).shape),
            seed + 2,
          );
          return tf.grads(y)([x, filter], dy);
        });
      }),
      RUNS,
    );
  });

  test('convolution and its bias and ReLU, every stride, padding and dilation', async () => {
    await fc.assert(
      fc.asyncProperty(
        geometry,
        fc.constantFrom('linear' as const, 'relu' as const, 'elu' as const),
        fc.integer({ min: 1, max: 2 }),
        async ({ n, h, w, c, o, kh, kw, sh, sw, pad, seed }, activation, dilation) => {
          await expectEqualOnBoth(() => {
            const x = normal([n, h, w, c], seed) as tf.Tensor4D;
            const filter = normal([kh, kw, c, o], seed + 1) as tf.Tensor4D;
            const strides: [number, number] = dilation > 1 ? [1, 1] : [sh, sw];
            const padding = dilation > 1 ? ('same' as const) : pad === 'explicit' ? explicitPadding : pad;
            const options = { x, filter, strides, pad: padding, dilations: dilation, bias: normal([o], seed + 2) };
            return [
              tf.conv2d(x, filter, strides, padding, 'NHWC', dilation),
              tf.fused.conv2d({ ...options, activation }),
            ];
          });
        },
      ),
      RUNS,
    );
  });

  test('a fused convolutional layer equals the one TensorFlow.js records, in value and gradient', async () => {
    await fc.assert(
      fc.asyncProperty(geometry, fc.boolean(), ({ n, h, w, c, o, kh, kw, seed }, isData) =>
        expectEqualOnBoth(() => {
          const [x, filter] = [normal([n, h, w, c], seed) as tf.Tensor4D, normal([kh, kw, c, o], seed + 1)];
          const bias = normal([o], seed + 2);
          const fused = (a: tf.Tensor, f: tf.Tensor, b: tf.Tensor) =>
            convolveRelu(isData ? x : (a as tf.Tensor4D), f, b, isData);
          const stock = (a: tf.Tensor, f: tf.Tensor, b: tf.Tensor) =>
            tf.relu(tf.add(tf.conv2d(isData ? x : (a as tf.Tensor4D), f as tf.Tensor4D, 1, 'valid'), b));
          const inputs = isData ? [filter, bias] : [x, filter, bias];
          const from = (layer: (a: tf.Tensor, f: tf.Tensor, b: tf.Tensor) => tf.Tensor) =>
            isData ? (f: tf.Tensor, b: tf.Tensor) => layer(x, f, b) : (layer as (...all: tf.Tensor[]) => tf.Tensor);
          const dy = normal(stock(x, filter, bias).shape, seed + 3);
          const [ours, expected] = [fused, stock].map((layer) => tf.grads(from(layer))(inputs, dy));
          for (const [i, gradient] of ours!.entries()) {
            const difference = tf.max(tf.abs(tf.sub(gradient, expected![i]!))).dataSync()[0]!;
            expect(difference).toBeLessThan(1e-4);
          }
          return [fused(x, filter, bias), ...ours!];
        }),
      ),
      { ...RUNS, numRuns: 100 },
    );
  });

  test('a fused convolutional layer with its pool equals the composed one, in value and gradient, also where windows are tied', () =>
    expectPoolLayersEqual(RUNS));

  test('dilated convolution: gradients by filter and input, equal to those of the spread filter', async () => {
    const dilation = fc.integer({ min: 1, max: 3 });
    await fc.assert(
      fc.asyncProperty(geometry, dilation, dilation, ({ n, h, w, c, o, kh, kw, pad, seed }, dh, dw) =>
        expectEqualOnBoth(() => {
          const padding = pad === 'explicit' ? 'same' : pad;
          const x = normal([n, h + 4, w + 4, c], seed) as tf.Tensor4D;
          const filter = normal([kh, kw, c, o], seed + 1) as tf.Tensor4D;
          const y = (a: tf.Tensor, b: tf.Tensor) =>
            tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, 1, padding, 'NHWC', [dh, dw]);
          // The same convolution without dilation, its filter spread by matrices of ones and zeros.
          const spreading = (k: number, d: number) =>
            tf.tensor2d(
              Array.from({ length: (k - 1) * d + 1 }, (_, row) =>
                Array.from({ length: k }, (__, column) => (row === column * d ? 1 : 0)),
              ),
            );
          const spread = (f: tf.Tensor) => {
            const rows = tf.matMul(spreading(kh, dh), tf.reshape(f, [kh, kw * c * o]));
            const height = rows.shape[0]!;
            const columns = tf.tile(tf.expandDims(spreading(kw, dw)), [height, 1, 1]);
            return tf.reshape(tf.matMul(columns, tf.reshape(rows, [height, kw, c * o])), [height, -1, c, o]);
          };
          const reference = (a: tf.Tensor, b: tf.Tensor) =>
            tf.conv2d(a as tf.Tensor4D, spread(b) as tf.Tensor4D, 1, padding);
          const dy = normal(y(x, filter).shape, seed + 2);
          const gradients = tf.grads(y)([x, filter], dy);
          const expected = tf.grads(reference)([x, filter], dy);
          const worst = gradients.map((g, i) => tf.max(tf.abs(tf.sub(g, expected[i]!))));
          for (const difference of worst) expect(difference.dataSync()[0]).toBeLessThan(1e-3);
          return gradients;
        }),
      ),
      RUNS,
    );
  });

  test('depthwise convolution: gradients by filter and input', async () => {
    await fc.assert(
      fc.asyncProperty(geometry, fc.integer({ min: 1, max: 3 }), ({ n, h, w, c, kh, kw, sh, pad, seed }, m) =>
        expectEqualOnBoth(() => {
          const x = normal([n, h, w, c], seed);
          const filter = normal([kh, kw, c, m], seed + 1);
          const padding = pad === 'explicit' ? 'same' : pad;
          const y = (a: tf.Tensor, b: tf.Tensor) => tf.depthwiseConv2d(a as tf.Tensor4D, b as tf.Tensor4D, sh, padding);
          return tf.grads(y)([x, filter], normal(y(x, filter).shape, seed + 2));
        }),
      ),
      RUNS,
    );
  });

  test('transposed convolution', async () => {
    await fc.assert(
      fc.asyncProperty(geometry, ({ n, h, w, c, o, kh, kw, sh, sw, seed }) =>
        expectEqualOnBoth(() => {
          const x = normal([n, h, w, o], seed) as tf.Tensor4D;
          const filter = normal([kh, kw, c, o], seed + 1) as tf.Tensor4D;
          return tf.conv2dTranspose(x, filter, [n, h * sh, w * sw, c], [sh, sw], 'same');
        }),
      ),
      RUNS,
    );
  });

  test('max pooling: also where maxima are negative or tied', async () => {
    await fc.assert(
      fc.asyncProperty(geometry, fc.boolean(), async ({ n, h, w, c, kh, kw, sh, sw, pad, seed }, tied) => {
        await expectEqualOnBoth(() => {
          const values = tf.sub(normal([n, h, w, c], seed), 2);
          const x = (tied ? tf.round(values) : values) as tf.Tensor4D;
          // TensorFlow.js itself takes a number of pixels as padding for square windows and equal strides only.
          const y = (a: tf.Tensor) =>
            pad === 'explicit'
              ? tf.maxPool(a as tf.Tensor4D, kh, sh, Math.min(1, kh - 1))
              : tf.maxPool(a as tf.Tensor4D, [kh, kw], [sh, sw], pad);
          return tf.grad(y)(x, normal(y(x).shape, seed + 1));
        });
      }),
      RUNS,
    );
  });

  test('average pooling: the stock gradient needs no replacement', async () => {
    await fc.assert(
      fc.asyncProperty(geometry, ({ n, h, w, c, kh, kw, sh, sw, pad, seed }) =>
        expectEqualOnBoth(() => {
          const x = normal([n, h, w, c], seed) as tf.Tensor4D;
          const y = (a: tf.Tensor) =>
            tf.avgPool(a as tf.Tensor4D, [kh, kw], [sh, sw], pad === 'explicit' ? 'same' : pad);
          return tf.grad(y)(x, normal(y(x).shape, seed + 1));
        }),
      ),
      RUNS,
    );
  });

  test('follow the memory when it grows', async () => {
    const compute = () => {
      const x = normal([2, 8, 8, 4], 1) as tf.Tensor4D;
      return tf.grad((f: tf.Tensor) => tf.conv2d(x, f as tf.Tensor4D, 1, 'same'))(normal([3, 3, 4, 8], 2));
    };
    await expectEqualOnBoth(compute);
    const { wasm } = tf.backend() as unknown as { wasm: { HEAPU8: Uint8Array } };
    const before = wasm.HEAPU8.length;
    const large = tf.zeros([before / 4]);
    expect(wasm.HEAPU8.length).toBeGreaterThan(before);
    await expectEqualOnBoth(compute);
    large.dispose();
  });

  test('agrees with a central difference', async () => {
    await tf.setBackend('wasm');
    tf.tidy(() => {
      const x = normal([1, 5, 5, 2], 1) as tf.Tensor4D;
      const filter = normal([3, 3, 2, 8], 2);
      const loss = (f: tf.Tensor) => tf.sum(tf.square(tf.conv2d(x, f as tf.Tensor4D, 1, 'same')));
      const gradient = tf.grad(loss)(filter).dataSync();
      const h = 0.5; // the loss is quadratic: a central difference is exact for any h, and a large one rounds least
      for (const i of [0, 17, 100, 143]) {
        const step = tf.reshape(tf.mul(tf.oneHot(tf.scalar(i, 'int32'), 144), h), filter.shape);
        const difference = tf.sub(loss(tf.add(filter, step)), loss(tf.sub(filter, step))).dataSync()[0]! / (2 * h);
        expect(gradient[i]!).toBeNear(difference, 2e-3 * (1 + Math.abs(difference)));
      }
    });
  });
});
