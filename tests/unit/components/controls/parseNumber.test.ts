import { expect, test } from 'vitest';
import { parseNumber } from '../../../../components/controls/parseNumber.ts';

test.each([
  ['0.001', 0.001],
  [' 1e-3 ', 0.001],
  ['.5', 0.5],
  ['10,000', 10_000],
  ['１２８', 128],
  ['０。５', 0.5],
  ['-1', -1],
])('typed %j is %d', (text, value) => expect(parseNumber(text)).toBe(value));

test.each(['', ' ', 'many', '1 2', '0x10', '1,00', '1e', 'Infinity', 'NaN', '--1', '五'])(
  'typed %j is no number',
  (text) => expect(parseNumber(text)).toBeNaN(),
);
