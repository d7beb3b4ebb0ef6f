import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { binaryModule, compileKernels } from '../../../../scripts/kernels.ts';
import { FusedAdam } from '../../../../src/engine/kernels/adam.ts';
import { registerDilatedGradient } from '../../../../src/engine/kernels/dilatedGradient.ts';
import {
  registerWasmKernels,
  WASM_KERNEL_NAMES,
  wasmKernelsInstalled,
} from '../../../../src/engine/kernels/register.ts';
import { convolveRelu } from '../../../../src/engine/layers.ts';
import { relativeDifference } from '../../../../src/engine/selfTest.ts';
import * as tf from '../../../../src/engine/tf.ts';
import { createRandom } from '../../../../src/math/random.ts';

vi.setConfig({ testTimeout: 120_000 });

const RUNS = { numRuns: Number(process.env['KERNEL_RUNS'] ?? 500), seed: 2026 };
/** Largest difference to the CPU backend, relative to the largest number of the result, or to 1 where sums cancel. */
const TOLERANCE = 1e-5;

beforeAll(async () => {
  setWasmPaths(new URL('../../../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url).pathname);
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  await tf.setBackend('wasm');
  registerWasmKernels();
  registerDilatedGradient();
});

/** Runs a computation on both backends and compares every result. */
async function expectEqualOnBoth(compute: () => tf.Tensor | tf.Tensor[]): Promise<void> {
  const results: Float32Array[][] = [];
  for (const backend of ['cpu', 'wasm']) {
    await tf.setBackend(backend);
    const before = tf.memory().numTensors;
    const tensors = [tf.tidy(compute)].flat() as tf.Tensor[];
    results.push(await Promise.all(tensors.map(async (t) => Float32Array.from(await t.data()))));
    tf.dispose(tensors);
    expect(tf.memory().numTensors).toBe(before);
  }
  for (const [i, expected] of results[0]!.entries()) {
    const scale = Math.max(1, ...expected.map(Math.abs));
    const worst = Math.max(0, ...expected.map((value, j) => Math.abs(value - results[1]![i]![j]!)));
    expect(results[1]![i]!.length).toBe(expected.length);
    expect(worst / scale).toBeLessThan(TOLERANCE);
  }
}

function normal(shape: number[], seed: number, scale = 1): tf.Tensor {
  const random = createRandom(seed);
  const size = shape.reduce((a, b) => a * b, 1);
  return tf.tensor(
    Float32Array.from({ length: size }, () => scale * random.normal()),
    shape,
  );
}

const geometry = fc.record({
  n: fc.integer({ min: 1, max: 3 }),
  h: fc.integer({ min: 3, max: 9 }),
  w: fc.integer({ min: 3, max: 9 }),
  c: fc.integer({ min: 1, max: 9 }),
  o: fc.integer({ min: 1, max: 19 }),
  kh: fc.integer({ min: 1, max: 3 }),
  kw: fc.integer({ min: 1, max: 3 }),
  sh: fc.integer({ min: 1, max: 3 }),
  sw: fc.integer({ min: 1, max: 3 }),
  pad: fc.constantFrom('same' as const, 'valid' as const, 'explicit' as const),
  seed: fc.nat(),
});
const explicitPadding: [[number, number], [number, number], [number, number], [number, number]] = [
  [0, 0],
  [1, 2],
  [0, 1],
  [0, 0],
];

describe('WASM gradient kernels against the CPU backend', () => {
  it('convolution: gradients by filter and input, every stride and padding', async () => {
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

  it('convolution and its bias and ReLU, every stride, padding and dilation', async () => {
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

  it('a fused convolutional layer equals the one TensorFlow.js records, in value and gradient', async () => {
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

  it('products larger than one block and one chunk of the kernel', async () => {
    const size = fc.integer({ min: 1, max: 140 });
    await fc.assert(
      fc.asyncProperty(size, size, size, fc.boolean(), fc.boolean(), fc.nat(), (m, k, n, ta, tb, seed) =>
        expectEqualOnBoth(() => {
          const a = normal(ta ? [k, m] : [m, k], seed);
          const b = normal(tb ? [n, k] : [k, n], seed + 1);
          const fused = tf.fused.matMul({
            a: a as tf.Tensor2D,
            b: b as tf.Tensor2D,
            transposeA: ta,
            transposeB: tb,
            bias: normal([n], seed + 2),
            activation: 'relu',
          });
          return [tf.matMul(a, b, ta, tb), fused];
        }),
      ),
      { ...RUNS, numRuns: 40 },
    );
  });

  it('batches of matrices, repeated where one side has one', async () => {
    const lead = fc.constantFrom<[number[], number[]]>([[3], [1]], [[1], [3]], [[2, 3], [3]], [[], [2]]);
    await fc.assert(
      fc.asyncProperty(lead, fc.boolean(), fc.boolean(), fc.nat(), ([la, lb], ta, tb, seed) =>
        expectEqualOnBoth(() =>
          tf.matMul(
            normal([...la, ...(ta ? [4, 5] : [5, 4])], seed),
            normal([...lb, ...(tb ? [9, 4] : [4, 9])], seed + 1),
            ta,
            tb,
          ),
        ),
      ),
      { ...RUNS, numRuns: 40 },
    );
  });

  it('a batch of [2, 1] matrices repeats each, which the CPU backend of TensorFlow.js gets wrong', async () => {
    await tf.setBackend('wasm');
    const a = normal([2, 1, 4, 5], 1);
    const b = normal([2, 3, 5, 3], 2);
    const difference = tf.max(tf.abs(tf.sub(tf.matMul(a, b), tf.matMul(tf.tile(a, [1, 3, 1, 1]), b))));
    expect(difference.dataSync()[0]).toBe(0);
    tf.dispose([a, b, difference]);
  });

  it('dilated convolution: gradients by filter and input, equal to those of the spread filter', async () => {
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

  it('transposed convolution', async () => {
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

  it('max pooling: also where maxima are negative or tied', async () => {
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

  it('average pooling: the stock gradient needs no replacement', async () => {
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

  it('matrix products in all transpositions, and batched', async () => {
    const size = fc.integer({ min: 1, max: 12 });
    await fc.assert(
      fc.asyncProperty(
        size,
        size,
        size,
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom(0, 3),
        fc.nat(),
        (m, k, n, ta, tb, batch, seed) =>
          expectEqualOnBoth(() => {
            const lead = batch === 0 ? [] : [batch];
            const a = normal([...lead, ...(ta ? [k, m] : [m, k])], seed);
            const b = normal([...lead, ...(tb ? [n, k] : [k, n])], seed + 1);
            return tf.matMul(a, b, ta, tb);
          }),
      ),
      RUNS,
    );
  });

  it('sums over any axes', async () => {
    const axes = fc.subarray([0, 1, 2, 3], { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(axes, fc.boolean(), fc.nat(), (axis, keep, seed) =>
        expectEqualOnBoth(() => tf.sum(normal([2, 3, 4, 7], seed), axis, keep)),
      ),
      RUNS,
    );
  });

  it('embeddings: sums by segment, and the gradient of gather', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -1, max: 4 }), { minLength: 1, maxLength: 12 }),
        fc.nat(),
        (ids, seed) =>
          expectEqualOnBoth(() => {
            const segments = tf.tensor1d(ids, 'int32');
            const table = normal([5, 6], seed);
            const rows = tf.tensor1d(ids.map(Math.abs), 'int32');
            const gathered = tf.grad((t: tf.Tensor) => tf.square(tf.gather(t, rows)))(table);
            return [tf.unsortedSegmentSum(normal([ids.length, 6], seed), segments, 5), gathered];
          }),
      ),
      RUNS,
    );
  });

  it('copies and casts to the same type share values, which live as long as one of them', async () => {
    await tf.setBackend('wasm');
    const { numTensors, numBytes } = tf.memory();
    const x = tf.tensor1d([1.5, -2, 3]);
    const copies = [x.clone(), tf.cast(x, 'float32'), tf.cast(x, 'int32')];
    x.dispose();
    expect(copies.map((copy) => Array.from(copy.dataSync()))).toEqual([
      [1.5, -2, 3],
      [1.5, -2, 3],
      [1, -2, 3],
    ]);
    tf.dispose(copies);
    expect(tf.memory()).toMatchObject({ numTensors, numBytes });
  });

  it('follow the memory when it grows', async () => {
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

  it('registers once, and lists what it replaces', () => {
    registerWasmKernels();
    expect(wasmKernelsInstalled()).toBe(true);
    expect(WASM_KERNEL_NAMES).toContain('Conv2DBackpropFilter');
    for (const name of WASM_KERNEL_NAMES) expect(tf.getKernel(name, 'wasm')).toBeDefined();
  });

  it('agrees with a central difference', async () => {
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
        expect(Math.abs(difference - gradient[i]!)).toBeLessThan(2e-3 * (1 + Math.abs(difference)));
      }
    });
  });
});

describe('FusedAdam', () => {
  it('equals tf.train.adam over 100 steps on both backends, and keeps the number of tensors', async () => {
    for (const backend of ['cpu', 'wasm']) {
      await tf.setBackend(backend);
      const make = () => tf.tidy(() => [tf.variable(normal([5, 7], 1)), tf.variable(normal([3], 2))]);
      const [ours, reference] = [make(), make()];
      const adam = new FusedAdam({ learningRate: 0.01 });
      const stock = tf.train.adam(0.01);
      let tensors = 0;
      for (let step = 0; step < 100; step++) {
        tf.tidy(() => {
          const gradients = ours.map((weight, i) => normal(weight.shape, 10 * step + i, 0.1 * (i + 1)));
          adam.apply(ours, gradients);
          stock.applyGradients(reference.map(({ name }, i) => ({ name, tensor: gradients[i]! })));
        });
        if (step === 0) tensors = tf.memory().numTensors;
      }
      expect(tf.memory().numTensors).toBe(tensors);
      const read = (list: tf.Variable[]) => list.map((weight) => Float32Array.from(weight.dataSync()));
      expect(relativeDifference(read(ours), read(reference))).toBeLessThan(TOLERANCE);
      const state = await adam.getState(ours);
      const resumed = new FusedAdam({ learningRate: 0.01 });
      resumed.setState(state, ours);
      expect(await resumed.getState(ours)).toEqual(state);
      adam.dispose();
      resumed.dispose();
      stock.dispose();
      tf.dispose([...ours, ...reference]);
    }
  });
});

describe('the committed binary', () => {
  it('is what the source compiles to', async () => {
    const committed = readFileSync(new URL('../../../../src/engine/kernels/binary.ts', import.meta.url), 'utf8');
    expect(committed).toBe(binaryModule(await compileKernels()));
  });
});
