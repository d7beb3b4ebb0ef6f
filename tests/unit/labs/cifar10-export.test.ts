import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { LOCALES } from '../../../src/i18n/locale.ts';
import { codeSections, exportCode } from '../../../src/labs/cifar10/exportCode.ts';
import { exportNotebook } from '../../../src/labs/cifar10/exportNotebook.ts';
import { decodeSafetensors, encodeSafetensors } from '../../../src/labs/cifar10/exportSafetensors.ts';
import { encodeTfjsZip, tfjsModelJson } from '../../../src/labs/cifar10/exportTfjs.ts';
import { ImportError, importWeights } from '../../../src/labs/cifar10/importWeights.ts';
import { forward, initialWeights } from '../../../src/labs/cifar10/model.ts';
import { PARAMETERS } from '../../../src/labs/cifar10/network.ts';
import { DEFAULT_PARAMS } from '../../../src/labs/cifar10/protocol.ts';

const weights = initialWeights(3);
for (const [i, { shape }] of PARAMETERS.entries())
  if (shape.length === 1) weights[i]!.forEach((_, j, b) => (b[j] = Math.sin(j) / 10));
const safetensors = encodeSafetensors(weights, PARAMETERS, { run: '测试' });
const zip = encodeTfjsZip(weights, PARAMETERS);

/** The refusal of a file, as "code: detail". */
function refusal(bytes: Uint8Array): string {
  try {
    importWeights(bytes, 'weights', PARAMETERS);
  } catch (error) {
    if (error instanceof ImportError) return error.message;
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
  it('is laid out as the format says', () => {
    const length = Number(new DataView(safetensors.buffer).getBigUint64(0, true));
    expect(length % 8).toBe(0);
    const header = JSON.parse(new TextDecoder().decode(safetensors.subarray(8, 8 + length)));
    expect(header.__metadata__).toEqual({ run: '测试' });
    expect(header['conv1/kernel']).toEqual({ dtype: 'F32', shape: [3, 3, 3, 32], data_offsets: [0, 3456] });
    expect(safetensors.length).toBe(8 + length + 4 * 122_570);
    expect(new DataView(safetensors.buffer).getFloat32(8 + length + 4, true)).toBe(weights[0]![1]);
  });

  it('comes back unchanged, from any offset in memory and with tensors in any order', () => {
    expect(importWeights(safetensors, 'a.safetensors', PARAMETERS)).toEqual(weights);
    const shifted = new Uint8Array(safetensors.length + 3);
    shifted.set(safetensors, 3);
    expect(importWeights(shifted.subarray(3), 'a', PARAMETERS)).toEqual(weights);
    const backwards = encodeSafetensors([...weights].reverse(), [...PARAMETERS].reverse());
    expect(importWeights(backwards, 'a', PARAMETERS)).toEqual(weights);
  });

  it('names what is wrong', () => {
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
    expect(refusal(encodeSafetensors(weights, renamed))).toBe('wrong-names: missing: conv1/kernel');
    const more = [...PARAMETERS, { name: 'dense3/bias', shape: [2] }];
    expect(refusal(encodeSafetensors([...weights, new Float32Array(2)], more))).toBe(
      'wrong-names: not part of this network: dense3/bias',
    );
    const bad = weights.map((values) => values.slice());
    bad[1]![4] = NaN;
    expect(refusal(encodeSafetensors(bad, PARAMETERS))).toBe('not-finite: conv1/bias: value 4 is NaN');
  });

  it('refuses damaged files with an ImportError, never otherwise', () => {
    const small = [{ name: 'a', shape: [2, 2] }];
    const file = encodeSafetensors([new Float32Array(4)], small);
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.nat(255), fc.nat(file.length), (at, value, length) => {
        const damaged = file.slice(0, length);
        if (at < length) damaged[at] = value;
        try {
          importWeights(damaged, 'x', small);
        } catch (error) {
          expect(error).toBeInstanceOf(ImportError);
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

  it('is loaded by tf.loadLayersModel and predicts the same', async () => {
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

  it('comes back unchanged, also from within a folder', () => {
    expect(importWeights(zip, 'model.zip', PARAMETERS)).toEqual(weights);
    const files = Object.entries(unzipSync(zip)).map(([name, bytes]) => [`model/${name}`, bytes] as const);
    expect(importWeights(zipSync(Object.fromEntries(files)), 'model.zip', PARAMETERS)).toEqual(weights);
  });

  it('names what is wrong', () => {
    const json = (change: (model: ReturnType<typeof tfjsModelJson>) => unknown) =>
      withFiles((files) => {
        const model = tfjsModelJson(PARAMETERS);
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

describe('programs', () => {
  const params = { ...DEFAULT_PARAMS, learningRate: 0.00001, validationSplit: 0, seed: 4_294_967_295 };
  const programs = LOCALES.flatMap((locale) =>
    (['keras', 'pytorch'] as const).map((framework) => exportCode(framework, params, locale)),
  );

  it('carry the settings of the run', () => {
    for (const program of programs) {
      expect(program).toContain('IMAGES = 10000  #');
      expect(program).toContain('LEARNING_RATE = 0.00001\n');
      expect(program).toContain('SEED = 4294967295\n');
      expect(program).not.toContain('undefined');
    }
  });

  it('differ between languages only in comments and docstrings', () => {
    const bare = (program: string) => program.replace(/""".*?"""/g, '').replace(/ *# .*$/gm, '');
    expect(bare(programs[2]!)).toBe(bare(programs[0]!));
    expect(bare(programs[3]!)).toBe(bare(programs[1]!));
    expect(programs[2]).toMatch(/[一-鿿]/);
    expect(programs[0]).not.toMatch(/[一-鿿]/);
  });

  const hasPython = spawnSync('python3', ['--version']).status === 0;
  it.skipIf(!hasPython)('are valid Python', () => {
    const folder = mkdtempSync(join(tmpdir(), 'programs-'));
    const files = programs.map((program, i) => {
      const path = join(folder, `program${i}.py`);
      writeFileSync(path, program);
      return path;
    });
    const { status, stderr } = spawnSync('python3', ['-m', 'py_compile', ...files], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('flatten for PyTorch in the order that PyTorch code undoes', () => {
    // dense1 in the browser takes row (h, w, c) of [1024, 64]; reshaped to [4, 4, 64, 64] and transposed by (3, 2, 0, 1)
    // as in the program, row o of the result must hold, at (c, h, w), the same value.
    const kernel = weights[6]!;
    const transposed = tf.tidy(() => tf.transpose(tf.tensor4d(kernel, [4, 4, 64, 64]), [3, 2, 0, 1]).dataSync());
    for (const [h, w, c, o] of [
      [0, 0, 0, 0],
      [1, 2, 3, 4],
      [3, 1, 63, 10],
      [2, 3, 40, 63],
    ] as const) {
      expect(transposed[o * 1024 + c * 16 + h * 4 + w]).toBe(kernel[(h * 256 + w * 64 + c) * 64 + o]);
    }
    expect(programs[1]).toContain('kernel.reshape(4, 4, 64, 64).transpose(3, 2, 0, 1).reshape(64, 1024)');
  });

  it('make a notebook of nbformat 4.5', () => {
    for (const locale of LOCALES) {
      const notebook = JSON.parse(exportNotebook(params, locale));
      expect([notebook.nbformat, notebook.nbformat_minor]).toEqual([4, 5]);
      const ids = notebook.cells.map((cell: { id: string }) => cell.id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(id).toMatch(/^[a-zA-Z0-9-_]{1,64}$/);
      const code = notebook.cells.filter((cell: { cell_type: string }) => cell.cell_type === 'code');
      expect(code.map((cell: { source: string[] }) => `${cell.source.join('')}\n`)).toEqual(
        codeSections('keras', params, locale).map((section) => section.code),
      );
      for (const cell of code) expect(cell).toMatchObject({ outputs: [], execution_count: null, metadata: {} });
    }
  });
});
