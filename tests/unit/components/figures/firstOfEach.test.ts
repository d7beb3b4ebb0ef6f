import { expect, it } from 'vitest';
import manifest from '../../../../public/data/cifar10/manifest.json';
import { firstOfEach } from '../../../../components/figures/firstOfEach.ts';

it('finds the first images of each class', () => {
  expect(firstOfEach('0110100', 2, 3)).toEqual([
    [0, 3, 5],
    [1, 2, 4],
  ]);
  expect(() => firstOfEach('0100', 2, 2)).toThrow('class 1');
});

it('finds ten of each class in the first sheet', () => {
  const { labels } = manifest.sheets[0]!;
  const places = firstOfEach(labels, 10, 10);
  for (const [label, row] of places.entries()) {
    expect(row).toHaveLength(10);
    for (const place of row) expect(labels[place]).toBe(String(label));
  }
});
