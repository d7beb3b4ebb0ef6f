import { describe, expect, test } from 'vitest';
import { AUDIT_WAYS, facts } from '../../components/landing/facts.ts';
import { strings } from '../../components/landing/strings.ts';
import { CHAPTERS } from '../../content/sidebar.ts';
import { pagesOf, readJson } from '../support/pages.ts';

interface Bench {
  cpu: {
    adapter: { en: string };
    browser: string;
    date: string;
    ours: number;
    stock: Record<string, number | null>;
  };
  spiral: { seenSeconds: number; playgroundUiSeconds: number; seeds: number };
}
interface Run {
  testAccuracyPercent: number;
  minutes: number;
}

/** Every number of a text, in order of size; names of things that hold a digit do not count. */
function numbersOf(text: string): number[] {
  const plain = text.replaceAll(/\d{4}-\d\d-\d\d|Chromium \d+|[Tt]wo cores|双核|2 (cores|核)|CIFAR-10/g, '');
  return [...plain.matchAll(/\d[\d,]*(?:\.\d+)?/g)]
    .map(([found]) => Number(found.replaceAll(',', '')))
    .sort((a, b) => a - b);
}
const bench = readJson<Bench>('results/bench.json');
const { small, full } = readJson<{ small: Run; full: Run }>('results/cifar10.json');
const errata = readJson<{ live?: string }[]>('errata.json');
const stock = Math.max(...Object.values(bench.cpu.stock).map((speed) => speed ?? 0));

/** What each figure may say, from the results themselves. */
const MEASURED: Record<string, number[]> = {
  parameters: [122_570, small.testAccuracyPercent, small.minutes, full.testAccuracyPercent, full.minutes],
  speed: [Math.round(bench.cpu.ours / stock), bench.cpu.ours, stock],
  spiral: [bench.spiral.seenSeconds, bench.spiral.playgroundUiSeconds, bench.spiral.seeds],
  audit: [13, AUDIT_WAYS],
  errata: [errata.length, errata.filter(({ live }) => live).length],
  requests: [0],
};

describe.each(['en', 'zh-cn'] as const)('the figures of the front page in %s', (locale) => {
  test.each(facts[locale].map((fact) => [fact.id, fact] as const))('%s: measured or counted', (id, fact) => {
    const said = numbersOf(`${fact.figure} ${fact.unit} ${fact.text} ${fact.source}`);
    expect(said).toEqual(MEASURED[id]!.toSorted((a, b) => a - b));
  });

  test('lead to pages that exist', () => {
    const pages = new Set(pagesOf(locale).map(({ url }) => url));
    const targets = [...facts[locale].map(({ page }) => page), ...strings[locale].ways.map(([page]) => page)];
    expect(targets.filter((page) => !pages.has(`/${locale}/${page}/`))).toEqual([]);
  });
});

test('measured figures name the machine', () => {
  for (const id of ['parameters', 'speed'] as const) {
    expect(facts.en.find((fact) => fact.id === id)!.source).toMatch(/cores/);
    expect(facts['zh-cn'].find((fact) => fact.id === id)!.source).toMatch(/核/);
  }
  expect(bench.cpu.adapter.en).toMatch(/no graphics card/);
});

test('the heading of the map counts the chapters', () => {
  expect(CHAPTERS).toHaveLength(12);
  expect([strings.en.map, strings['zh-cn'].map]).toEqual(['Twelve chapters', '十二章']);
});

test('the map says which chapters are complete', () => {
  expect(strings.en.isComplete([1, 2, 3, 5], 12)).toContain('Chapters 1 to 3, 5 are complete');
  expect(strings['zh-cn'].isComplete([1, 2, 3, 5], 12)).toContain('第 1 至 3、5 章已经写成');
  expect(strings.en.isComplete([1, 2], 2)).toBe('');
});
