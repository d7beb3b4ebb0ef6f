import { describe, expect, test } from 'vitest';
import { CODE_LANGUAGES, exportCode, pointsCsv } from '../../../src/labs/playground/exportCode.ts';
import { playground, type PlaygroundParams } from '../../../src/labs/playground/protocol.ts';

const settings = (changes: Partial<PlaygroundParams>): PlaygroundParams => ({ ...playground.defaults, ...changes });
const rich = settings({
  features: '1010001',
  hidden: '8-3',
  activation: 'gelu',
  dropout: 0.2,
  l1: 0.001,
  l2: 0.02,
  optimizer: 'momentum',
  learningRate: 0.03,
  batchSize: 10,
  loss: 'cross-entropy',
});
const lines = (text: string) => text.split('\n').map((line) => line.trim());

describe('the code shown', () => {
  test('TensorFlow.js has the layers, in order', () => {
    const code = exportCode('tfjs', rich, 'en');
    const dense = lines(code).filter((line) => line.startsWith('model.add'));
    expect(dense.map((line) => /units: (\d)|dropout/.exec(line)![1] ?? 'dropout')).toEqual([
      '8',
      'dropout',
      '3',
      'dropout',
      '1',
    ]);
    expect(dense[0]).toContain("activation: 'gelu', inputShape: [3]");
    expect(dense[0]).toContain('l1: 0.001, l2: 0.01');
    expect(dense[4]).toContain("activation: 'linear'");
    expect(code).toContain('[x1, x1 * x1, Math.sin(x2)]');
    expect(code).toContain('tf.train.momentum(0.03, 0.9)');
    expect(code).toContain('softplus');
    expect(code).toContain('batchSize: 10');
  });

  test('Keras has the layers, in order', () => {
    const code = exportCode('keras', rich, 'en');
    expect(lines(code).filter((line) => /^(keras\.Input|dense\(|layers\.Dropout)/.test(line))).toEqual([
      'keras.Input((3,)),',
      'dense(3, 8, "gelu"),',
      'layers.Dropout(0.2),',
      'dense(8, 3, "gelu"),',
      'layers.Dropout(0.2),',
      'dense(3, 1, "linear"),',
    ]);
    expect(code).toContain('L1L2(0.001, 0.01)');
    expect(code).toContain('SGD(0.03, momentum=0.9)');
    expect(code).toContain('[x1, x1 * x1, np.sin(x2)]');
  });

  test('PyTorch has the layers, in order', () => {
    const code = exportCode('pytorch', rich, 'en');
    expect(lines(code).filter((line) => /^nn\.[A-Z]\w*\(.*\),$/.test(line))).toEqual([
      'nn.Linear(3, 8),',
      'nn.GELU(),',
      'nn.Dropout(0.2),',
      'nn.Linear(8, 3),',
      'nn.GELU(),',
      'nn.Dropout(0.2),',
      'nn.Linear(3, 1),',
    ]);
    expect(code).toContain('F.softplus(-2 * y * z)');
    expect(code).toContain('0.001 * layer.weight.abs().sum() + 0.01 * layer.weight.square().sum()');
  });

  test.each(CODE_LANGUAGES)(
    '%s: without hidden layers there is one, values have no tanh, and nothing is left over',
    (language) => {
      const code = exportCode(language, settings({ data: 'plane', hidden: '', validation: 0 }), 'zh-cn');
      expect(code).not.toMatch(/tanh|softplus|dropout|undefined|NaN|l2|validation/i);
      expect(code).toMatch(/units: 1\b|dense\(2, 1,|Linear\(2, 1\)/);
      expect(code).toContain('均方误差的一半');
    },
  );

  test('classes are squashed by tanh under the squared loss', () => {
    expect(exportCode('keras', settings({}), 'en')).toContain('ops.square(ops.tanh(z) - y)');
    expect(exportCode('pytorch', settings({}), 'en')).toContain('(torch.tanh(z) - y).square()');
    expect(exportCode('tfjs', settings({}), 'en')).toContain('squaredDifference(tf.tanh(z), y)');
  });

  test('its points come as CSV, held-out ones marked', () => {
    const csv = pointsCsv({ training: [{ x1: 1, x2: 2, y: -1 }], validation: [{ x1: 0.5, x2: 3, y: 1 }] });
    expect(csv).toBe('x1,x2,y,held\n1,2,-1,0\n0.5,3,1,1\n');
  });
});
