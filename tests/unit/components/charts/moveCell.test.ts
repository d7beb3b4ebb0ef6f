import { expect, test } from 'vitest';
import { moveCell } from '../../../../components/charts/moveCell.ts';

test('arrow keys walk the confusion matrix and stop at its edges', () => {
  expect(moveCell(0, 'ArrowLeft')).toBe(0);
  expect(moveCell(0, 'ArrowRight')).toBe(1);
  expect(moveCell(9, 'ArrowRight')).toBe(9);
  expect(moveCell(9, 'ArrowDown')).toBe(19);
  expect(moveCell(95, 'ArrowDown')).toBe(95);
  expect(moveCell(15, 'ArrowUp')).toBe(5);
  expect(moveCell(15, 'Tab')).toBe(15);
});
