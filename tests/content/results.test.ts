import { expect, test } from 'vitest';
import { digits } from '../../src/labs/digits/protocol.ts';
import { executedFlops, stepFlops } from '../../src/labs/device/flops.ts';
import { browserWords } from '../../components/prose/browserWords.ts';
import { LABS } from '../support/labs.ts';
import { pagesOf, readJson } from '../support/pages.ts';

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

interface DigitsResults {
  full: { params: typeof digits.defaults; testAccuracyPercent: number; wrong: number };
  small: { params: typeof digits.defaults };
  seeds: { testAccuracyPercent: number[]; meanPercent: number };
  shifts: { pixels: number; accuracyPercent: number; recentredPercent: number }[];
  machine: { en: string; zh: string };
}

test('the digits’ results are of the settings that the chapter names, and agree with each other', () => {
  const { full, small, seeds, shifts, machine } = readJson<DigitsResults>('results/digits.json');
  expect(full.params).toEqual({ ...digits.defaults, images: 60_000, validationSplit: 0 });
  expect([digits.defaults.epochs, digits.defaults.batchSize, digits.defaults.learningRate]).toEqual([5, 32, 0.001]);
  expect(small.params).toEqual(digits.defaults);
  expect(full.wrong).toBe(Math.round(100 * (100 - full.testAccuracyPercent)));
  expect(seeds.testAccuracyPercent[0]).toBe(full.testAccuracyPercent);
  expect(seeds.meanPercent).toBeCloseTo(seeds.testAccuracyPercent.reduce((a, b) => a + b) / 5, 2);
  // "Every fifth answer is lost" at two pixels, two thirds at four; centring restores all.
  const at = (pixels: number) => shifts.find((shift) => shift.pixels === pixels)!;
  expect(at(0).accuracyPercent).toBe(full.testAccuracyPercent);
  expect(at(0).accuracyPercent - at(2).accuracyPercent).toBeCloseTo(20, -0.5);
  expect(100 - at(4).accuracyPercent).toBeCloseTo(66, -0.7);
  for (const { recentredPercent } of shifts) expect(recentredPercent).toBeNear(full.testAccuracyPercent, 0.1);
  expect(machine.en.trim() && machine.zh.trim()).not.toBe('');
});

interface BenchResults {
  cpu: { ours: number; oursOneThread: number; gflops: number; peakGflops: number; longestTaskMs: number };
  gpu: { ours: number; stock: { webgpu: number } };
}

test('the speeds agree with each other, and with what the page on speed says of them', () => {
  const { cpu, gpu } = readJson<BenchResults>('results/bench.json');
  expect(cpu.gflops).toBeCloseTo(((cpu.oursOneThread / 64) * stepFlops(64)) / 1e9, 1);
  // The step's operations are those of the formulas; what the kernels really do cannot be faster than the product.
  expect((cpu.gflops * executedFlops(64)) / stepFlops(64)).toBeLessThan(cpu.peakGflops);
  expect(cpu.ours).toBeGreaterThan(cpu.oursOneThread);
  expect(cpu.longestTaskMs).toBeLessThan(50);
  expect(gpu.ours).toBeGreaterThan(gpu.stock.webgpu);
});

test('every result that a page prints is there', () => {
  const missing: string[] = [];
  for (const { file, body } of [...pagesOf('en'), ...pagesOf('zh-cn')]) {
    const source = /import results from '@content\/(results\/[^']+)'/.exec(body)?.[1];
    if (!source) continue;
    for (const [path] of body.matchAll(
      /\bresults(?:\.(?!at\b|slice\b|map\b|join\b|toFixed\b|toLocaleString\b)\w+)+/g,
    )) {
      const value = path
        .split('.')
        .slice(1)
        .reduce<unknown>((object, key) => (object as Record<string, unknown> | undefined)?.[key], readJson(source));
      if (value === undefined) missing.push(`${file}: ${path}`);
    }
  }
  expect(missing).toEqual([]);
});

interface BrowserRun {
  id: string;
  version: string;
  date: string;
  tried: Record<string, { works: boolean }>;
}

test('what was tried in browsers worked, and the page has a word for each', () => {
  const { runs } = readJson<{ runs: BrowserRun[] }>('results/browsers.json');
  expect(new Set(runs.map(({ id }) => id)).size).toBe(runs.length);
  for (const { id, version, date, tried } of runs) {
    expect(version).toMatch(/^\d+\./);
    expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(Object.keys(tried).length).toBeGreaterThan(0);
    for (const [name, { works }] of Object.entries(tried)) {
      expect(works, `${id}: ${name}`).toBe(true);
      for (const words of Object.values(browserWords)) expect(name in words.others || name in LABS, name).toBe(true);
    }
    for (const words of Object.values(browserWords))
      expect(id in words.conditions || id in words.variants || ['chromium', 'firefox'].includes(id)).toBe(true);
  }
});
