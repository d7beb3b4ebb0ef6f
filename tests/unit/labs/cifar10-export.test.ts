import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { LOCALES } from '../../../src/i18n/locale.ts';
import { codeSections, exportCode } from '../../../src/labs/cifar10/exportCode.ts';
import { exportNotebook } from '../../../src/labs/cifar10/exportNotebook.ts';
import { cifar10, type Cifar10Params } from '../../../src/labs/cifar10/protocol.ts';
import { PARAMETERS } from '../../../src/nn/articleNetwork.ts';
import { initialWeights } from '../../../src/nn/initialise.ts';

beforeAll(() => tf.setBackend('cpu'));
const weights = initialWeights(PARAMETERS, 3);

describe('programs', () => {
  const params = { ...cifar10.defaults, learningRate: 0.00001, validationSplit: 0, seed: 4_294_967_295 };
  const recipe = { augment: 'on', weightDecay: 0.3, dropout: 0.2, labelSmoothing: 0.1 } as const;
  const programsOf = (of: Cifar10Params) =>
    LOCALES.flatMap((locale) => (['keras', 'pytorch'] as const).map((framework) => exportCode(framework, of, locale)));
  const programs = programsOf(params);
  const withRecipe = (['one-cycle', 'cosine'] as const).map((schedule) =>
    programsOf({ ...params, ...recipe, schedule }),
  );

  test('carry the settings of the run', () => {
    for (const program of programs) {
      expect(program).toContain('IMAGES = 10000  #');
      expect(program).toContain('LEARNING_RATE = 0.00001\n');
      expect(program).toContain('SEED = 4294967295\n');
      expect(program).not.toContain('undefined');
    }
  });

  test('carry the recipe of the run, and nothing of one where there is none', () => {
    const parts = [/WEIGHT_DECAY = 0.3 /, /DROPOUT = 0.2\n/, /LABEL_SMOOTHING = 0.1\n/, /AdamW\(/, /def factor/, / 4 /];
    for (const program of withRecipe.flat()) {
      for (const part of parts) expect(program).toMatch(part);
      expect(program).toMatch(/label_smoothing=LABEL_SMOOTHING/);
      expect(program).toMatch(/Variants\(\),|augment\(x_fit/);
      expect(program).toMatch(/Schedule\(\), weight_decay|LambdaLR\(optimizer, factor\)/);
    }
    for (const program of programs) expect(program).not.toMatch(/AdamW|ropout|smoothing|factor|augment|Variants/);
    expect(JSON.stringify(exportNotebook({ ...params, ...recipe }, 'en'))).toContain('Variants');
  });

  test('differ between languages only in comments and docstrings', () => {
    const bare = (program: string) => program.replace(/""".*?"""/g, '').replace(/ *# .*$/gm, '');
    for (const [keras, pytorch, kerasZh, pytorchZh] of [programs, ...withRecipe]) {
      expect(bare(kerasZh!)).toBe(bare(keras!));
      expect(bare(pytorchZh!)).toBe(bare(pytorch!));
    }
    expect(programs[2]).toMatch(/[一-鿿]/);
    expect(programs[0]).not.toMatch(/[一-鿿]/);
  });

  const hasPython = spawnSync('python3', ['--version']).status === 0;
  test.skipIf(!hasPython)('are valid Python', () => {
    const folder = mkdtempSync(join(tmpdir(), 'programs-'));
    const files = [...programs, ...withRecipe.flat()].map((program, i) => {
      const path = join(folder, `program${i}.py`);
      writeFileSync(path, program);
      return path;
    });
    const { status, stderr } = spawnSync('python3', ['-m', 'py_compile', ...files], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  test('flatten for PyTorch in the order that PyTorch code undoes', () => {
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

  test('make a notebook of nbformat 4.5', () => {
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
