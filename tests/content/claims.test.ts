import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { SheetManifest } from '../../src/data/manifest.ts';
import { unpackTiles } from '../../src/data/sheets.ts';
import * as tf from '../../src/engine/tf.ts';
import { measureInk } from '../../src/labs/digits/drawing.ts';
import { NETWORK } from '../../src/labs/digits/model.ts';
import { ADAM_CONSTANTS } from '../../src/math/adam.ts';
import { createRandom, permutation } from '../../src/math/random.ts';
import { createClassifier } from '../../src/nn/classifier.ts';
import { initialWeights } from '../../src/nn/initialise.ts';
import { DEFAULT_SETTINGS } from '../../src/nn/optimizerNames.ts';
import { createOptimizer } from '../../src/nn/optimizers.ts';
import { expectPrinted } from '../support/printed.ts';
import { useWasmKernels } from '../support/wasmKernels.ts';

/*
 * Numbers inside sentences, computed again, and looked up on the page in both languages. Displayed formulas have their tests in
 * formulas/, runs of minutes their results in content/results.
 */

const folder = new URL('../../public/data/mnist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')) as SheetManifest;
const sheets = manifest.sheets.filter(({ split }) => split === 'train');

/** The digits of a sheet, [2500, 784], 0 to 255. */
async function digitsOf(file: string): Promise<Uint8Array> {
  const image = sharp(readFileSync(new URL(file, folder))).ensureAlpha();
  return unpackTiles(await image.raw().toBuffer(), 28, 50, 1);
}

test('MNIST: how far a centre of mass lies from (14, 14), and how many digits are short', async () => {
  let [along, distance, short] = [0, 0, 0];
  for (const { file } of sheets) {
    const pixels = await digitsOf(file);
    for (let at = 0; at < pixels.length; at += 784) {
      const { box, centre } = measureInk(Float32Array.from(pixels.subarray(at, at + 784)), 28)!;
      const [dx, dy] = [centre.x - 14, centre.y - 14];
      along = Math.max(along, Math.abs(dx), Math.abs(dy));
      distance = Math.max(distance, Math.hypot(dx, dy));
      if (Math.max(box.width, box.height) !== 20) short++;
    }
  }
  expect(short).toBe(13);
  expectPrinted('algorithms/apply', '59,987', along.toFixed(2), distance.toFixed(2));
});

describe('the gradient of a mini-batch', () => {
  useWasmKernels();

  /** The angle between the gradients of some rows and of all, in degrees. */
  const degrees = (a: Float32Array, b: Float32Array) => {
    const dot = (u: Float32Array, v: Float32Array) => u.reduce((sum, value, i) => sum + value * v[i]!, 0);
    return (Math.acos(dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))) * 180) / Math.PI;
  };

  test('stands at these angles to that of 9,000 digits, at the start and after 100 steps', async () => {
    const pixels = await Promise.all(sheets.slice(0, 4).map(({ file }) => digitsOf(file)));
    const x = tf.tensor2d(
      Float32Array.from(pixels.flatMap((part) => [...part]).slice(0, 9000 * 784), (v) => v / 255),
      [9000, 784],
    );
    const labels = Uint8Array.from(sheets.slice(0, 4).flatMap((sheet) => [...sheet.labels].map(Number)));
    const net = createClassifier(NETWORK, initialWeights(NETWORK.parameters, 1));
    const all = Array.from({ length: 9000 }, (_, i) => i);
    const gradientsOf = (rows: number[]) =>
      tf.tidy(() => {
        const images = rows === all ? x : tf.gather(x, tf.tensor1d(rows, 'int32'));
        const lossOf = () => net.loss(net.logits(images, true), net.labelsOf(labels, rows));
        const { grads } = tf.variableGrads(lossOf, [...net.weights]);
        return net.weights.map(({ name }) => grads[name]!);
      });
    const flat = (gradients: tf.Tensor[]) =>
      tf.tidy(() => tf.concat(gradients.map((g) => tf.reshape(g, [-1])))).data() as Promise<Float32Array>;
    /** The median of twenty batches. */
    const typical = async (size: number, whole: Float32Array) => {
      const angles: number[] = [];
      for (let k = 0; k < 20; k++) {
        const rows = [...permutation(9000, createRandom(2, k)).slice(0, size)];
        angles.push(degrees(await flat(gradientsOf(rows)), whole));
      }
      return angles.sort((a, b) => a - b)[10]!;
    };

    const start = await flat(gradientsOf(all));
    const first = [await typical(32, start), await typical(64, start)] as const;
    const settings = { ...DEFAULT_SETTINGS, learningRate: 0.001 };
    const optimizers = net.weights.map((weight) => createOptimizer('adam', settings, weight.shape));
    for (let step = 0; step < 100; step++) {
      const gradients = gradientsOf([...permutation(9000, createRandom(1, 100 + step)).slice(0, 64)]);
      net.weights.forEach((weight, i) => optimizers[i]!.step(weight, gradients[i]!));
      tf.dispose(gradients);
    }
    const later = await flat(gradientsOf(all));
    const after = [await typical(32, later), await typical(64, later)] as const;
    // Hundred steps of training carry rounding along: these angles differ by some degrees from machine to machine.
    for (const [measured, printed, tolerance] of [
      [first[0], 48, 1],
      [first[1], 39, 1],
      [after[0], 70, 6],
      [after[1], 67, 6],
    ] as const)
      expect(measured).toBeNear(printed, tolerance);
    expectPrinted('algorithms', '48°', '70°');
    expectPrinted('project/training', '39°', '67°');
  });
});

test('cross-entropy of the example, from the probability that is printed', () => {
  const z = [2, 1, 0.1];
  const p = Math.exp(z[1]!) / z.reduce((sum, value) => sum + Math.exp(value), 0);
  expectPrinted('project/training', `-\\ln ${p.toFixed(4)} = ${(-Math.log(p)).toFixed(3)}`);
  expect((-Math.log(Number(p.toFixed(4)))).toFixed(3)).toBe('1.417');
});

test('Adam: Keras’ ε against Algorithm 1, and the longest step', () => {
  const { beta1, beta2, epsilon } = ADAM_CONSTANTS;
  // α·√(1 − β₂ᵗ)/(1 − β₁ᵗ) · m/(√v + ε̂), written as Algorithm 1, has ε = ε̂/√(1 − β₂ᵗ).
  const [g, t] = [1e-6, 1];
  const [m, v] = [(1 - beta1) * g, (1 - beta2) * g * g];
  const [c1, c2] = [1 - beta1 ** t, 1 - beta2 ** t];
  const keras = ((Math.sqrt(c2) / c1) * m) / (Math.sqrt(v) + epsilon);
  const algorithm1 = (e: number) => m / c1 / (Math.sqrt(v / c2) + e);
  expect(keras).toBeCloseTo(algorithm1(epsilon / Math.sqrt(c2)), 12);
  // A gradient after a long silence: m = (1 − β₁)g, v = (1 − β₂)g².
  const longest = (1 - beta1) / Math.sqrt(1 - beta2);
  expectPrinted('project/training', (1 / Math.sqrt(c2)).toFixed(1), `${longest.toFixed(1)}`);
});

test('architecture: a dense layer with as many outputs as the convolution', () => {
  const outputs = 30 * 30 * 64;
  expectPrinted('concepts/architecture', (3072 * outputs + outputs).toLocaleString('en'));
});

test('people: kappa where nearly all answers are no, and tokens for each parameter', () => {
  const [bothYes, bothNo, oneEach] = [0.02, 0.9, 0.04];
  const yes = bothYes + oneEach;
  const byChance = yes ** 2 + (1 - yes) ** 2;
  expect(Math.round(100 * byChance)).toBe(89);
  expectPrinted('concepts/people', ((bothYes + bothNo - byChance) / (1 - byChance)).toFixed(2), '1,900');
  expect(15e12 / 8e9).toBeCloseTo(1900, -2);
  expect(1.4e12 / 70e9).toBe(20);
});
