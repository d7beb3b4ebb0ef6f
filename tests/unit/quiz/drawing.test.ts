import { describe, expect, test } from 'vitest';
import { breakLines, CELL, measureText, placeDrawing } from '../../../src/quiz/drawing.ts';
import type { Drawing } from '../../../src/quiz/schema.ts';

const drawing: Drawing = {
  columns: 10,
  rows: 4,
  description: { en: 'two', zh: '两个' },
  parts: {
    box: { at: [2, 1], size: [2, 1], text: { en: 'in', zh: '入' } },
    ball: { at: [8, 1], size: [2, 2], shape: 'circle', answer: 'secret' },
    below: { at: [2, 3], size: [2, 1], answer: 'secret' },
  },
  arrows: [
    { from: 'box', to: 'ball', text: 'σ' },
    { from: 'ball', to: 'below', via: [[8, 3]], isDashed: true },
  ],
};
const english = (text: string | { en: string }) => (typeof text === 'string' ? text : text.en);

describe('a drawing', () => {
  const shown = placeDrawing(drawing, english);

  test('is measured in units, its places are numbered, its answers left out', () => {
    expect(shown).toMatchObject({ width: 10 * CELL, height: 4 * CELL, places: 2, description: 'two' });
    expect(shown.parts.map(({ place, text }) => [place, text])).toEqual([
      [0, 'in'],
      [1, ''],
      [2, ''],
    ]);
    expect(JSON.stringify(shown)).not.toContain('secret');
  });

  test('has arrows from border to border, two units before what they point to', () => {
    expect(shown.arrows[0]!.points).toEqual([
      [3 * CELL, CELL],
      [7 * CELL - 2, CELL],
    ]);
    expect(shown.arrows[0]!.textAt).toEqual([5 * CELL - 1, CELL]);
  });

  test('has arrows that go by way of other points', () => {
    expect(shown.arrows[1]).toMatchObject({
      points: [
        [8 * CELL, 2 * CELL],
        [8 * CELL, 3 * CELL],
        [3 * CELL + 2, 3 * CELL],
      ],
      isDashed: true,
    });
  });

  test('names an arrow’s part that is missing', () => {
    const arrows = [{ from: 'box', to: 'nowhere' }];
    expect(() => placeDrawing({ ...drawing, arrows }, english)).toThrow(/"nowhere"/);
  });
});

test('text is broken at spaces and between Han characters, never before a full-width comma', () => {
  expect(breakLines('mean cross-entropy', 8)).toEqual(['mean', 'cross-entropy']);
  expect(breakLines('求均值，标准差', 3)).toEqual(['求均', '值，标', '准差']);
  expect(breakLines('a b', 8)).toEqual(['a b']);
  expect(breakLines('', 8)).toEqual([]);
});

test('a Han character is as wide as it is high, a Latin letter about half', () => {
  expect(measureText('权重')).toBe(2);
  expect(measureText('ab')).toBeCloseTo(1.1);
});
