import { expect, test } from 'vitest';
import { readJson } from '../support/pages.ts';

interface Run {
  testAccuracyPercent: number;
  minutes: number;
  imagesPerSecond: number;
  machine: { en: string; zh: string };
}

test.each(Object.entries(readJson<Record<string, Run>>('results/cifar10.json')))(
  'the printed result of the %s run comes with its conditions',
  (_, { testAccuracyPercent, minutes, imagesPerSecond, machine }) => {
    expect(testAccuracyPercent).toBeGreaterThan(10);
    expect(testAccuracyPercent).toBeLessThan(100);
    expect(minutes).toBeGreaterThan(0);
    expect(imagesPerSecond).toBeGreaterThan(0);
    expect(machine.en.trim()).not.toBe('');
    expect(machine.zh.trim()).not.toBe('');
  },
);
