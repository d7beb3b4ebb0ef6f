import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import names from '../../../src/exercises/tfNames.json';

test('the names that the editor completes are those of the installed TensorFlow.js', () => {
  const lost = Object.keys(names).filter((path) => {
    const [name = '', owner] = path.split('.').reverse();
    const parent = (owner ? (tf as unknown as Record<string, unknown>)[owner] : tf) as object;
    return !(name in parent);
  });
  expect(lost).toEqual([]);
  const functions = Object.entries(tf).flatMap(([name, value]) => (typeof value === 'function' ? [name] : []));
  const missing = functions.filter((name) => /^[a-z]/.test(name) && !(name in names));
  expect(missing, 'run `node scripts/tfNames.ts`').toEqual([]);
  expect(names.matMul).toBe('(a, b, transposeA?, transposeB?)');
});
