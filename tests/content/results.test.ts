import { expect, test } from 'vitest';
import { cifar10 } from '../../src/labs/cifar10/protocol.ts';
import { digits } from '../../src/labs/digits/protocol.ts';
import { findRefused } from '../../src/labs/permalink.ts';
import { PLAIN } from '../../src/nn/recipe.ts';
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

interface Accuracies {
  train: number;
  test: number;
}

test('capacity as it was measured is what page 5.8 says of it', () => {
  const { amounts, widths } = readJson<{
    amounts: (Accuracies & { images: number; epochs: number })[];
    widths: { width: number; parameters: number; right: Accuracies; wrong: Accuracies }[];
  }>('results/capacity.json');
  for (const { images, epochs } of amounts) expect(images * epochs).toBe(120_000);
  for (const [i, { train, test }] of amounts.entries()) {
    expect(train).toBeLessThanOrEqual(amounts[i - 1]?.train ?? 100);
    expect(test).toBeGreaterThan(amounts[i - 1]?.test ?? 0);
  }
  const fitting = widths.filter(({ width }) => width >= 8);
  for (const [i, { right, wrong }] of fitting.entries()) {
    expect(Math.min(right.train, wrong.train)).toBeGreaterThan(99);
    expect(wrong.test).toBeGreaterThan(fitting[i - 1]?.wrong.test ?? 0);
    expect(wrong.test).toBeLessThan(right.test);
  }
  expect(Math.round(widths.at(-1)!.parameters / 1000)).toBe(204); // parameters an image
});

interface Recipe {
  shared: object;
  recipe: object;
  runs: { name: string; mean: number; spread: number; train: number; seeds: { seed: number; validation: number }[] }[];
  long: { epochs: number; runs: { name: string; seed: number; validation: number; train: number }[] };
  residual: { validation: number; cpuSeconds: number };
  test: { name: string };
}

test('the ablation is whole, of allowed settings, and says what page 5.8 says of it', () => {
  const { shared, recipe, runs, long, residual, test } = readJson<Recipe>('results/recipe.json');
  for (const settings of [shared, { ...shared, ...recipe }]) {
    expect(findRefused({ ...cifar10.defaults, ...settings }, cifar10.ranges)).toBeNull();
  }
  expect(runs.map(({ name }) => name)).toEqual(['plain', 'full', ...Object.keys(PLAIN)]);
  for (const { mean, seeds } of runs) {
    expect(seeds.map(({ seed }) => seed)).toEqual([1, 2, 3]);
    expect(mean).toBeNear(seeds.reduce((sum, { validation }) => sum + validation, 0) / 3, 0.051);
  }
  const of = Object.fromEntries(runs.map((run) => [run.name, run]));
  // "No difference is clearly above the spread; without augmentation, with which it underfits, each seed is better."
  for (const { mean } of runs) expect(Math.abs(mean - of.plain!.mean)).toBeLessThan(1.5 * of.plain!.spread);
  for (const [i, { validation }] of of.augment!.seeds.entries()) {
    expect(validation).toBeGreaterThan(of.full!.seeds[i]!.validation);
  }
  for (const { name, train } of runs) if (!['plain', 'augment'].includes(name)) expect(train).toBeLessThan(50);
  // "Patience turns the answer round."
  const [plain, full] = long.runs as [Recipe['long']['runs'][0], Recipe['long']['runs'][0]];
  expect(plain.train).toBeGreaterThan(95);
  expect(full.validation - plain.validation).toBeNear(10, 1.5);
  expect(full.train - full.validation).toBeLessThan(5);
  const best = long.runs.toSorted((a, b) => b.validation - a.validation)[0]!;
  expect(test.name).toBe(best.name);
  expect(residual.validation).toBeNear(of.plain!.mean, of.plain!.spread);
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
