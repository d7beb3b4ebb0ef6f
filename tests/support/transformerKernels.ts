import '@tensorflow/tfjs-backend-cpu';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import * as tf from '../../src/engine/tf.ts';
import { createRandom } from '../../src/math/random.ts';
import { attentionRow } from '../../src/nn/gpt/space.ts';
import { arenaWith, expectNear, normals, unpad } from './arenas.ts';

const upTo = (max: number, min = 1) => fc.integer({ min, max });

/** Compares each kernel of a Transformer with TensorFlow.js's CPU backend and its gradients, on random shapes. */
export function testTransformerKernels(numRuns: number): void {
  const runs = { numRuns, seed: 2026 };
  beforeAll(async () => {
    await tf.setBackend('cpu');
  });

  test('products, either side turned, with and without something added', () => {
    const shapes = fc.record({
      M: upTo(20),
      K: upTo(20),
      N: upTo(20),
      pad: upTo(3, 0),
      adds: fc.boolean(),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(shapes, ({ M, K, N, pad, adds, seed }) => {
        const { k, put, room, read } = arenaWith();
        const [A, B, D] = [normals(M * (K + pad), seed), normals(K * N, seed + 1), normals(M * N, seed + 2)];
        const [a, b, d] = [put(A), put(B), put(D)];
        const [panels, scratch, out] = [room(K * 8 * Math.ceil(N / 8)), room(48 + 8 * (M + K)), room(M * N)];
        const plain = tf.tensor2d(unpad(A, M, K), [M, K]);
        const [tb, td] = [tf.tensor2d(B, [K, N]), tf.tensor2d(D, [M, N])];
        const plus = (x: tf.Tensor, y: tf.Tensor) => (adds ? tf.add(x, y) : x);

        k.pack(b, panels, K, N, N, 1);
        k.multiply(a, K + pad, panels, adds ? d : 0, out, N, scratch, M, K, N);
        expectNear(
          read(out, M * N),
          tf.tidy(() => plus(tf.matMul(plain, tb), td)),
        );
        // dY·Bᵀ
        const [turned, dx] = [room(N * 8 * Math.ceil(K / 8)), room(M * K)];
        k.pack(b, turned, N, K, 1, N);
        k.multiply(d, N, turned, 0, dx, K, scratch, M, N, K);
        expectNear(read(dx, M * K), tf.matMul(td, tb, false, true));
        // Aᵀ·dY
        const db = room(K * N);
        k.multiplyTurned(a, K + pad, d, N, adds ? b : 0, db, scratch, M, K, N);
        expectNear(
          read(db, K * N),
          tf.tidy(() => plus(tf.matMul(plain, td, true), tb)),
        );
        tf.dispose([plain, tb, td]);
      }),
      runs,
    );
  });

  test('GELU and its gradient, in place too', () => {
    fc.assert(
      fc.property(upTo(30), fc.nat(), (quarter, seed) => {
        const n = 4 * quarter;
        const { k, put, room, read } = arenaWith();
        const [X, DY] = [normals(n, seed, 3), normals(n, seed + 1)];
        const [x, dy, y] = [put(X), put(DY), room(n)];
        const gelu = (t: tf.Tensor) => {
          const inner = tf.mul(tf.add(t, tf.mul(tf.pow(t, 3), 0.044715)), Math.sqrt(2 / Math.PI));
          return tf.mul(tf.mul(t, 0.5), tf.add(tf.tanh(inner), 1));
        };
        k.gelu(x, y, n);
        expectNear(
          read(y, n),
          tf.tidy(() => gelu(tf.tensor1d(X))),
        );
        k.geluGradient(dy, x, dy, n);
        expectNear(
          read(dy, n),
          tf.tidy(() => tf.grad(gelu)(tf.tensor1d(X), tf.tensor1d(DY))),
        );
      }),
      runs,
    );
  });

  test('GELU keeps its ends, and NaN', () => {
    const { k, put, room, read } = arenaWith();
    const y = room(4);
    k.gelu(put(Float32Array.of(-50, 50, Number.NaN, 0)), y, 4);
    const [low, high, broken, zero] = read(y, 4);
    expect(low).toBeNear(0, 1e-20);
    expect([high, broken, zero]).toEqual([50, Number.NaN, 0]);
  });

  test('layer normalisation and its gradients', () => {
    fc.assert(
      fc.property(upTo(9), upTo(12), fc.boolean(), fc.nat(), (rows, quarter, adds, seed) => {
        const n = 4 * quarter;
        const { k, put, room, read } = arenaWith();
        const [X, G, S] = [normals(rows * n, seed, 2), normals(n, seed + 1), normals(n, seed + 2)];
        const [DY, A] = [normals(rows * n, seed + 3), normals(rows * n, seed + 4)];
        const [x, gain, shift, dy, a] = [put(X), put(G), put(S), put(DY), put(A)];
        const [out, stats, sums] = [room(rows * n), room(2 * rows), room(2 * n)];
        const [dGain, dShift] = [put(new Float32Array(n).fill(1)), put(new Float32Array(n).fill(1))];
        const norm = (t: tf.Tensor, g: tf.Tensor, s: tf.Tensor) => {
          const { mean, variance } = tf.moments(t, 1, true);
          return tf.add(tf.mul(tf.mul(tf.sub(t, mean), tf.rsqrt(tf.add(variance, 1e-5))), g), s);
        };
        k.layerNorm(x, gain, shift, out, stats, rows, n, 1e-5);
        const inputs = [tf.tensor2d(X, [rows, n]), tf.tensor1d(G), tf.tensor1d(S)] as const;
        expectNear(
          read(out, rows * n),
          tf.tidy(() => norm(...inputs)),
        );
        k.layerNormGradient(dy, x, gain, stats, adds ? a : 0, a, dGain, dShift, sums, rows, n);
        const [dx, dg, ds] = tf.tidy(() => tf.grads(norm)([...inputs], tf.tensor2d(DY, [rows, n])));
        expectNear(
          read(a, rows * n),
          tf.tidy(() => (adds ? tf.add(dx!, tf.tensor2d(A, [rows, n])) : tf.clone(dx!))),
        );
        expectNear(read(dGain, n), tf.add(dg!, 1));
        expectNear(read(dShift, n), tf.add(ds!, 1));
        tf.dispose([...inputs, dx!, dg!, ds!]);
      }),
      runs,
    );
  });

  test('causal attention, its gradients, and one row of it', () => {
    const shapes = fc.record({ B: upTo(2), T: upTo(17), heads: upTo(3), D: fc.constantFrom(4, 8, 12), seed: fc.nat() });
    fc.assert(
      fc.property(shapes, ({ B, T, heads, D, seed }) => {
        const d = heads * D;
        const row = attentionRow(T);
        const { k, put, room, read } = arenaWith();
        const [QKV, DY] = [normals(B * T * 3 * d, seed), normals(B * T * d, seed + 1)];
        const [qkv, dy] = [put(QKV), put(DY)];
        const [weights, out, dqkv] = [room(B * heads * T * row), room(B * T * d), room(B * T * 3 * d)];
        const [dWeights, dScores] = [room(B * heads * T * row), room(B * heads * T * row)];
        const scratch = room(64 + row * row + 4 * (row + 8) * (D + 8));
        const split = (t: tf.Tensor) => tf.transpose(tf.reshape(t, [B, T, heads, D]), [0, 2, 1, 3]);
        const lookedAt = (t: tf.Tensor) => {
          const [q, key] = tf.split(t, 3, 1).map(split);
          const scores = tf.mul(tf.matMul(q!, key!, false, true), 1 / Math.sqrt(D));
          const lower = tf.linalg.bandPart(tf.ones([T, T]), -1, 0) as tf.Tensor2D;
          return tf.softmax(tf.add(scores, tf.mul(tf.sub(1, lower), -1e9)));
        };
        const attend = (t: tf.Tensor) => {
          const value = split(tf.split(t, 3, 1)[2]!);
          return tf.reshape(tf.transpose(tf.matMul(lookedAt(t), value), [0, 2, 1, 3]), [B * T, d]);
        };
        const x = tf.tensor2d(QKV, [B * T, 3 * d]);
        k.attention(qkv, weights, out, scratch, B, T, row, heads, d);
        expectNear(
          read(out, B * T * d),
          tf.tidy(() => attend(x)),
        );
        const maps = unpad(read(weights, B * heads * T * row), B * heads * T, T);
        // What is above the diagonal is not written.
        expectNear(
          maps.map((value, i) => (i % T > Math.floor(i / T) % T ? 0 : value)),
          tf.tidy(() => lookedAt(x)),
        );
        k.attentionGradient(qkv, weights, dy, dqkv, dWeights, dScores, scratch, B, T, row, heads, d);
        const expected = tf.tidy(() => tf.grad(attend)(x, tf.tensor2d(DY, [B * T, d])));
        expectNear(read(dqkv, B * T * 3 * d), tf.clone(expected));
        k.attentionGradient(qkv, weights, dy, dqkv, 0, 0, scratch, B, T, row, heads, d);
        expectNear(read(dqkv, B * T * 3 * d), expected);
        const last = room(d);
        k.attendOne(qkv, last, scratch, T - 1, heads, d);
        expectNear(
          read(last, d),
          tf.tidy(() => tf.slice(attend(x), [T - 1, 0], [1, d])),
        );
        x.dispose();
      }),
      runs,
    );
  });

  test('softmax cross-entropy and its gradient; targets that do not count', () => {
    fc.assert(
      fc.property(upTo(9), upTo(20, 2), fc.nat(), (rows, V, seed) => {
        const row = 8 * Math.ceil(V / 8);
        const random = createRandom(seed);
        const targets = Array.from({ length: rows }, () => random.integer(V + 1) - 1);
        const { k, putWhole, put, room, read } = arenaWith();
        const [Z, at] = [normals(rows * row, seed + 1, 4), putWhole(targets)];
        const [z, parts] = [put(Z), room(2 * rows)];
        const logits = tf.tensor2d(unpad(Z, rows, V), [rows, V]);
        const lossOf = (t: tf.Tensor) => {
          const truth = tf.cast(tf.oneHot(tf.tensor1d(targets, 'int32'), V), 'float32');
          return tf.neg(tf.sum(tf.mul(truth, tf.logSoftmax(t))));
        };
        const lossOfParts = () => {
          const values = read(parts, 2 * rows);
          return Float32Array.of(targets.reduce((sum, _, i) => sum + Math.log(values[2 * i]!) - values[2 * i + 1]!, 0));
        };
        k.crossEntropy(z, at, parts, rows, V, row, 0);
        expectNear(
          lossOfParts(),
          tf.tidy(() => lossOf(logits)),
        );
        k.crossEntropy(z, at, parts, rows, V, row, 0.5);
        expectNear(
          lossOfParts(),
          tf.tidy(() => lossOf(logits)),
        );
        const gradient = read(z, rows * row);
        expectNear(
          unpad(gradient, rows, V),
          tf.tidy(() => tf.mul(tf.grad(lossOf)(logits), 0.5)),
        );
        expect(gradient.every((value, i) => i % row < V || value === 0)).toBe(true);
        logits.dispose();
      }),
      runs,
    );
  });

  test('embedding by tokens and places, and its gradients', () => {
    fc.assert(
      fc.property(upTo(3), upTo(6), upTo(7), upTo(3), fc.nat(), (B, T, V, quarter, seed) => {
        const n = 4 * quarter;
        const random = createRandom(seed);
        const ids = Array.from({ length: B * T }, () => random.integer(V));
        const { k, putWhole, put, room, read } = arenaWith();
        const [W, P, DX] = [normals(V * n, seed + 1), normals(T * n, seed + 2), normals(B * T * n, seed + 3)];
        const [tokens, out] = [putWhole(ids), room(B * T * n)];
        const embed = (table: tf.Tensor, places: tf.Tensor) => {
          const words = tf.reshape(tf.gather(table, tf.tensor1d(ids, 'int32')), [B, T, n]);
          return tf.reshape(tf.add(words, places), [B * T, n]);
        };
        const inputs = [tf.tensor2d(W, [V, n]), tf.tensor2d(P, [T, n])];
        k.embed(tokens, put(W), put(P), out, B * T, T, n);
        expectNear(
          read(out, B * T * n),
          tf.tidy(() => embed(inputs[0]!, inputs[1]!)),
        );
        const [dTable, dPlaces] = [put(new Float32Array(V * n)), put(new Float32Array(T * n))];
        k.embedGradient(put(DX), tokens, dTable, dPlaces, B * T, T, n);
        const [dw, dp] = tf.tidy(() => tf.grads(embed)(inputs, tf.tensor2d(DX, [B * T, n])));
        expectNear(read(dTable, V * n), dw!);
        expectNear(read(dPlaces, T * n), dp!);
        tf.dispose(inputs);
      }),
      runs,
    );
  });
}
