import { expect, test } from 'vitest';
import { formatNumber } from '../../../../components/labs/frame/formatNumber.ts';

test.each([
  [0, '0'],
  [1.5, '1.500'],
  [123_456, '123456'],
  [0.0000123456, '0.00001235'],
  [Infinity, 'Infinity'],
  [Number.NaN, 'NaN'],
  [null, '–'],
])('%d is written %s', (value, text) => expect(formatNumber(value)).toBe(text));
