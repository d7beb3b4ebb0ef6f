import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { nameTensors, WeightsFileError } from '../../../src/files/namedTensors.ts';
import { readWeights } from '../../../src/files/readWeights.ts';
import { decodeSafetensors, encodeSafetensors } from '../../../src/files/safetensors.ts';
import { encodeTfjsZip, tfjsModelJson } from '../../../src/files/tfjsZip.ts';
import { forward } from '../../../src/nn/articleCnn.ts';
import { TOPOLOGY } from '../../../src/labs/cifar10/topology.ts';
import type { Parameter } from '../../../src/math/shapes.ts';
import { PARAMETERS } from '../../../src/nn/articleNetwork.ts';
import { initialWeights } from '../../../src/nn/initialise.ts';

const weights = initialWeights(PARAMETERS, 3);
for (const [i, { shape }] of PARAMETERS.entries())
  if (shape.length === 1) weights[i]!.forEach((_, j, b) => (b[j] = Math.sin(j) / 10));
const encode = (values: readonly Float32Array[], parameters: readonly Parameter[] = PARAMETERS) =>
  encodeSafetensors(nameTensors(values, parameters));
const safetensors = encodeSafetensors(nameTensors(weights, PARAMETERS), { run: '测试' });
const zip = encodeTfjsZip(TOPOLOGY, nameTensors(weights, PARAMETERS));

/** The refusal of a file, as "code: detail". */
function refusal(bytes: Uint8Array): string {
  try {
    readWeights(bytes, 'weights', PARAMETERS);
  } catch (error) {
    if (error instanceof WeightsFileError) return error.message;
    throw error;
  }
  return 'accepted';
}

/** A safetensors file with a changed header. */
function withHeader(change: (header: Record<string, Record<string, unknown>>) => void): Uint8Array {
  const length = Number(new DataView(safetensors.buffer).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(safetensors.subarray(8, 8 + length)));
  change(header);
  const json = new TextEncoder().encode(JSON.stringify(header));
  const file = new Uint8Array(8 + json.length + safetensors.length - 8 - length);
  new DataView(file.buffer).setBigUint64(0, BigInt(json.length), true);
  file.set(json, 8);
  file.set(safetensors.subarray(8 + length), 8 + json.length);
  return file;
}

/** A zip with changed files. */
function withFiles(change: (files: Record<string, Uint8Array>) => void): Uint8Array {
  const files = unzipSync(zip);
  change(files);
  return zipSync(files);
}

describe('safetensors', () => {
  test('is laid out as the format says', () => {
    const length = Number(new DataView(safetensors.buffer).getBigUint64(0, true));
    expect(length % 8).toBe(0);
    const header = JSON.parse(new TextDecoder().decode(safetensors.subarray(8, 8 + length)));
    expect(header.__metadata__).toEqual({ run: '测试' });
    expect(header['conv1/kernel']).toEqual({ dtype: 'F32', shape: [3, 3, 3, 32], data_offsets: [0, 3456] });
    expect(safetensors.length).toBe(8 + length + 4 * 122_570);
    expect(new DataView(safetensors.buffer).getFloat32(8 + length + 4, true)).toBe(weights[0]![1]);
  });

  test('comes back unchanged, from any offset in memory and with tensors in any order', () => {
    expect(readWeights(safetensors, 'a.safetensors', PARAMETERS)).toEqual(weights);
    const shifted = new Uint8Array(safetensors.length + 3);
    shifted.set(safetensors, 3);
    expect(readWeights(shifted.subarray(3), 'a', PARAMETERS)).toEqual(weights);
    const backwards = encode([...weights].reverse(), [...PARAMETERS].reverse());
    expect(readWeights(backwards, 'a', PARAMETERS)).toEqual(weights);
  });

  test('names what is wrong', () => {
    expect(refusal(new TextEncoder().encode('{"hello": "world"}, not weights'))).toMatch(
      /^not-a-weights-file: weights/,
    );
    expect(refusal(new Uint8Array())).toMatch(/^not-a-weights-file/);
    expect(refusal(safetensors.subarray(0, 300))).toMatch(/^truncated: the header/);
    expect(refusal(safetensors.subarray(0, -1))).toMatch(/^truncated: 490280 bytes/);
    expect(refusal(Uint8Array.from([...safetensors, 0]))).toMatch(/^not-a-weights-file: 1 bytes/);
    expect(refusal(withHeader((h) => (h['conv1/kernel']!['dtype'] = 'F16')))).toBe(
      'wrong-dtype: conv1/kernel: expected F32, found F16',
    );
    expect(refusal(withHeader((h) => (h['conv1/kernel']!['shape'] = [3, 3, 32, 3])))).toBe(
      'wrong-shape: conv1/kernel: expected [3,3,3,32], found [3,3,32,3]',
    );
    expect(refusal(withHeader((h) => (h['conv1/kernel']!['shape'] = [-3, -3, 3, 32])))).toMatch(/^not-a-weights-file/);
    expect(refusal(withHeader((h) => (h['conv1/kernel']!['data_offsets'] = [4, 3460])))).toMatch(/^not-a-weights-file/);
    expect(refusal(withHeader((h) => (h['conv1/bias']!['shape'] = [31])))).toMatch(/^not-a-weights-file: conv1\/bias/);
    const renamed = PARAMETERS.map((parameter, i) => (i === 0 ? { ...parameter, name: 'conv9/kernel' } : parameter));
    expect(refusal(encode(weights, renamed))).toBe('wrong-names: missing: conv1/kernel');
    const more = [...PARAMETERS, { name: 'dense3/bias', shape: [2] }];
    expect(refusal(encode([...weights, new Float32Array(2)], more))).toBe(
      'wrong-names: not part of this network: dense3/bias',
    );
    const bad = weights.map((values) => values.slice());
    bad[1]![4] = NaN;
    expect(refusal(encode(bad))).toBe('not-finite: conv1/bias: value 4 is NaN');
  });

  test('refuses damaged files with a WeightsFileError, never otherwise', () => {
    const small = [{ name: 'a', shape: [2, 2] }];
    const file = encode([new Float32Array(4)], small);
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.nat(255), fc.nat(file.length), (at, value, length) => {
        const damaged = file.slice(0, length);
        if (at < length) damaged[at] = value;
        try {
          readWeights(damaged, 'x', small);
        } catch (error) {
          expect(error).toBeInstanceOf(WeightsFileError);
        }
      }),
      { numRuns: 2000, seed: 1 },
    );
    expect(decodeSafetensors(file)).toEqual([{ ...small[0], values: new Float32Array(4) }]);
  });
});

describe('the TensorFlow.js model', () => {
  beforeAll(async () => {
    await tf.setBackend('cpu');
  });

  test('is loaded by tf.loadLayersModel and predicts the same', async () => {
    const files = unzipSync(zip);
    const { modelTopology, weightsManifest } = JSON.parse(new TextDecoder().decode(files['model.json'])) as ReturnType<
      typeof tfjsModelJson
    >;
    const model = await layers.loadLayersModel(
      tf.io.fromMemory({
        modelTopology,
        weightSpecs: weightsManifest.flatMap((group) => group.weights),
        weightData: files['weights.bin']!.slice().buffer,
      }),
    );
    expect(model.countParams()).toBe(122_570);
    const x = tf.randomUniform([4, 32, 32, 3], 0, 1, 'float32', 5) as tf.Tensor4D;
    const parameters = PARAMETERS.map(({ shape }, i) => tf.tensor(weights[i]!, [...shape]));
    const ours = tf.softmax(forward(x, parameters)).dataSync();
    const theirs = (model.predict(x) as tf.Tensor).dataSync();
    ours.forEach((value, i) => expect(theirs[i]).toBeCloseTo(value, 6));
    expect(Math.max(...ours)).toBeGreaterThan(0.101); // not uniform: the comparison says something
  });

  test('comes back unchanged, also from within a folder', () => {
    expect(readWeights(zip, 'model.zip', PARAMETERS)).toEqual(weights);
    const files = Object.entries(unzipSync(zip)).map(([name, bytes]) => [`model/${name}`, bytes] as const);
    expect(readWeights(zipSync(Object.fromEntries(files)), 'model.zip', PARAMETERS)).toEqual(weights);
  });

  test('names what is wrong', () => {
    const json = (change: (model: ReturnType<typeof tfjsModelJson>) => unknown) =>
      withFiles((files) => {
        const model = tfjsModelJson(TOPOLOGY, PARAMETERS);
        change(model);
        files['model.json'] = new TextEncoder().encode(JSON.stringify(model));
      });
    expect(refusal(zip.subarray(0, 5000))).toMatch(/^truncated: zip/);
    expect(refusal(withFiles((files) => delete files['model.json']))).toMatch(/^not-a-weights-file/);
    expect(refusal(withFiles((files) => delete files['weights.bin']))).toBe('truncated: the zip holds no weights.bin');
    expect(refusal(withFiles((files) => (files['weights.bin'] = files['weights.bin']!.slice(4))))).toMatch(
      /^truncated: 490280/,
    );
    expect(refusal(withFiles((files) => (files['model.json'] = new Uint8Array(3))))).toMatch(
      /^not-a-weights-file: model.json/,
    );
    const first = (model: ReturnType<typeof tfjsModelJson>) => model.weightsManifest[0]!.weights[0]!;
    expect(refusal(json((m) => Object.assign(first(m), { dtype: 'int32' })))).toMatch(/^wrong-dtype: conv1\/kernel/);
    expect(refusal(json((m) => Object.assign(first(m), { shape: [3, 3, 32, 3] })))).toMatch(/^wrong-shape/);
    expect(refusal(json((m) => Object.assign(m, { weightsManifest: [{ paths: 'weights.bin' }] })))).toMatch(
      /^not-a-weights-file/,
    );
    expect(refusal(json((m) => Object.assign(m, { weightsManifest: [null] })))).toMatch(/^not-a-weights-file/);
  });
});

describe('files that mean harm', () => {
  const encoder = new TextEncoder();
  const model = (change: object) =>
    encoder.encode(JSON.stringify({ ...tfjsModelJson(TOPOLOGY, PARAMETERS), ...change }));

  test('a part that is named often, or a zip in a zip of zeros, is never unpacked into more than 16 MB', () => {
    const paths = Array<string>(20_000).fill('weights.bin');
    const files = {
      'weights.bin': new Uint8Array(490_280),
      'model.json': model({ weightsManifest: [{ paths, weights: [] }] }),
    };
    expect(refusal(zipSync(files))).toBe('not-a-weights-file: model.json names weights.bin twice');
    const zeros = new Uint8Array(17 * 2 ** 20);
    expect(refusal(zipSync({ 'weights.bin': zeros }))).toBe('not-a-weights-file: the zip is too large');
    expect(
      refusal(zipSync({ a: zeros.subarray(0, 2 ** 23), b: zeros.subarray(0, 2 ** 23), c: new Uint8Array(1) })),
    ).toBe('not-a-weights-file: the zip is too large');
    const many = Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`${i}`, new Uint8Array()]));
    expect(refusal(zipSync(many))).toBe('not-a-weights-file: the zip holds too many files');
    expect(refusal(zipSync({ 'model.json': model({ x: 'x'.repeat(1e6) }) }))).toMatch(/larger than 1 MB$/);
  });

  test('a size that lies stops nothing and lets nothing through', () => {
    const lying = zipSync({ 'weights.bin': new Uint8Array(17 * 2 ** 20) });
    new DataView(lying.buffer).setUint32(22, 10, true); // the unpacked size of the first file
    expect(refusal(lying)).toBe('not-a-weights-file: the zip is too large');
    const honest = Uint8Array.from(zip);
    new DataView(honest.buffer).setUint32(22, 10, true);
    expect(readWeights(honest, 'x', PARAMETERS)).toEqual(weights);
  });

  test('a file twice, a file that does not end, a huge header, types that are no texts', () => {
    const twice = Uint8Array.from([...zipSync({ a: new Uint8Array(3) }), ...zipSync({ a: new Uint8Array(3) })]);
    expect(refusal(twice)).toBe('not-a-weights-file: the zip holds a twice');
    expect(refusal(zip.subarray(0, 400_000))).toMatch(/^truncated: zip/);
    expect(refusal(withHeader((h) => Object.assign(h, { __metadata__: 'x'.repeat(1e6) })))).toMatch(/more than 1 MB$/);
    expect(refusal(withHeader((h) => (h['conv1/kernel']!['dtype'] = { toString: 'x' })))).toBe(
      'wrong-dtype: conv1/kernel: expected F32, found object',
    );
    const axes = refusal(withHeader((h) => (h['conv1/kernel']!['shape'] = Array(100_000).fill(1))));
    expect(axes).toMatch(/^not-a-weights-file/);
    expect(axes.length).toBeLessThan(400);
    expect(refusal(withHeader((h) => Object.assign(h, { ['x'.repeat(1000)]: 1 }))).length).toBeLessThan(400);
  });

  test('damaged zips are refused with a WeightsFileError, never otherwise', () => {
    const small = [{ name: 'a', shape: [2, 2] }];
    const file = encodeTfjsZip({}, [{ ...small[0]!, values: new Float32Array(4) }]);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { maxLength: 4 }),
        fc.nat(file.length),
        (bad, n) => {
          const damaged = file.slice(0, n);
          for (const [at, value] of bad) if (at > 3 && at < n) damaged[at] = value;
          try {
            readWeights(damaged, 'x', small);
          } catch (error) {
            expect(error).toBeInstanceOf(WeightsFileError);
          }
        },
      ),
      { numRuns: 400, seed: 1 },
    );
  });
});

test('tensors get the values that their shape asks for', () => {
  expect(nameTensors([new Float32Array(6)], [{ name: 'a', shape: [2, 3] }])[0]!.shape).toEqual([2, 3]);
  expect(() => nameTensors([new Float32Array(5)], [{ name: 'a', shape: [2, 3] }])).toThrow('a: 5 values');
  expect(() => nameTensors([], [{ name: 'a', shape: [2, 3] }])).toThrow('a: 0 values');
});
