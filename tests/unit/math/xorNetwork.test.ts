import { describe, expect, it } from 'vitest';
import { hiddenOf, outputOf, XOR_POINTS } from '../../../src/math/xorNetwork.ts';

describe('XOR by two ReLU neurons', () => {
  it('computes XOR', () => {
    for (const { x, isOne } of XOR_POINTS) {
      expect(isOne).toBe((x[0] as number) !== x[1]);
      expect(outputOf(hiddenOf(x))).toBe(isOne ? 1 : 0);
    }
  });

  it('moves the points where the page says', () => {
    expect(XOR_POINTS.map(({ x }) => hiddenOf(x))).toEqual([
      [0, 0],
      [1, 0],
      [1, 0],
      [2, 1],
    ]);
  });
});
