import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { registerWasmKernels, WASM_KERNEL_NAMES } from '../../../../src/engine/kernels/register.ts';
import * as tf from '../../../../src/engine/tf.ts';
import { expectEqualOnBoth, normal, RUNS, useWasmKernels } from '../../../support/wasmKernels.ts';

useWasmKernels();

describe('products, sums and copies on WASM against the CPU backend', () => {
  test('products larger than one block and one chunk of the kernel', async () => {
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

  test('batches of matrices, repeated where one side has one', async () => {
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

  test('a batch of [2, 1] matrices repeats each, which the CPU backend of TensorFlow.js gets wrong', async () => {
    await tf.setBackend('wasm');
    const a = normal([2, 1, 4, 5], 1);
    const b = normal([2, 3, 5, 3], 2);
    const difference = tf.max(tf.abs(tf.sub(tf.matMul(a, b), tf.matMul(tf.tile(a, [1, 3, 1, 1]), b))));
    expect(difference.dataSync()[0]).toBe(0);
    tf.dispose([a, b, difference]);
  });

  test('matrix products in all transpositions, and batched', async () => {
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

  test('Einstein sums', async () => {
    const equations: [string, ...number[][]][] = [
      ['ij,jk->ik', [3, 4], [4, 5]],
      ['bqd,bkd->bqk', [2, 3, 4], [2, 5, 4]],
      ['bhqk,bhkd->bhqd', [2, 2, 3, 4], [2, 2, 4, 5]],
      ['ij,ij->', [3, 4], [3, 4]],
      ['i,j->ij', [3], [4]],
      ['ij->ji', [3, 4]],
      ['ij->i', [3, 4]],
      ['ij->ij', [3, 4]],
    ];
    for (const [equation, ...shapes] of equations) {
      await expectEqualOnBoth(() => tf.einsum(equation, ...shapes.map((shape, i) => normal(shape, 7 + i))));
    }
  });

  test('sums over any axes', async () => {
    const axes = fc.subarray([0, 1, 2, 3], { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(axes, fc.boolean(), fc.nat(), (axis, keep, seed) =>
        expectEqualOnBoth(() => tf.sum(normal([2, 3, 4, 7], seed), axis, keep)),
      ),
      RUNS,
    );
  });

  test('embeddings: sums by segment, and the gradient of gather', async () => {
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

  test('copies and casts to the same type share values, which live as long as one of them', async () => {
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

  test('registers once, and lists what it replaces', () => {
    const registered = WASM_KERNEL_NAMES.map((name) => tf.getKernel(name, 'wasm'));
    registerWasmKernels();
    expect(WASM_KERNEL_NAMES).toContain('Conv2DBackpropFilter');
    for (const [i, name] of WASM_KERNEL_NAMES.entries()) {
      expect(registered[i], name).toBeDefined();
      expect(tf.getKernel(name, 'wasm'), name).toBe(registered[i]);
    }
  });
});
