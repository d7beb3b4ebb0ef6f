import { expect, test } from 'vitest';
import { nameOf, writeNumber, writeOperation } from '../../../components/labs/autodiff-graph/writing.ts';

test('lines and operations are written with subscripts', () => {
  expect(nameOf(11)).toBe('v₁₂');
  expect(nameOf(0, '̄')).toBe('v̄₁');
  expect(writeOperation({ kind: 'operation', name: '*', inputs: [0, 10] })).toBe('v₁ · v₁₁');
  expect(writeOperation({ kind: 'operation', name: 'sin', inputs: [1] })).toBe('sin(v₂)');
  expect(writeOperation({ kind: 'operation', name: 'neg', inputs: [1] })).toBe('−v₂');
  expect(writeNumber(-0.4161468365)).toBe('−0.416147');
});
