import { expect, test } from 'vitest';
import { countParameters } from '../../../src/math/shapes.ts';
import { parametersOf } from '../../../src/labs/speech/network.ts';
import { FRAMES, PIECE, SLACK } from '../../../src/labs/speech/input.ts';
import { BANDS, BINS, HOP, SAMPLE_RATE, WINDOW } from '../../../src/math/sound/spectrogram.ts';
import { pagesOf, readJson } from '../../support/pages.ts';
import { expectPrinted as expectOn } from '../../support/printed.ts';

/* What the page on speech says of its lab, by runs of three seeds in Node, kept in content/results/speech.json. */

interface Run {
  heard: number;
  unheard: number | null;
  first: { heard: { nearestMean: number; confusion: number[] } };
}
const results = readJson<Record<string, Run>>('results/speech.json');
const percent = (share: number | null) => `${Math.round(100 * share!)}%`;
const bodies = (['en', 'zh-cn'] as const).map(
  (locale) => pagesOf(locale).find(({ url }) => url === `/${locale}/applications/speech/`)!.body,
);
const expectPrinted = (...texts: string[]) => expectOn('applications/speech', ...texts);

test('accuracies on new phrases and on new voices', () => {
  const { default: first, few, voice, levelled, digitsItalian, digitsItalianStill } = results;
  expectPrinted(percent(first!.heard), percent(first!.unheard), percent(first!.first.heard.nearestMean));
  for (const { heard, unheard } of [few!, voice!, levelled!]) {
    const [en, zh] = bodies;
    expect(en).toContain(`ew phrases ${percent(heard)}, new voices ${percent(unheard)}`);
    expect(zh).toContain(`新短语 ${percent(heard)}，新声音 ${percent(unheard)}`);
  }
  expectPrinted(percent(digitsItalian!.unheard), percent(digitsItalianStill!.unheard));
  // Of 60 English and 60 Spanish clips, those given the other's language.
  const { confusion } = first!.first.heard;
  expect(confusion[1]! + confusion[5]!).toBe(10);
  expectPrinted('120');
});

test('the nearest mean spectrum gets most English and Spanish clips right, and the network new phrases better than it', () => {
  const { heard } = results['default']!.first;
  expect(heard.nearestMean).toBeLessThan(results['default']!.heard - 0.2);
});

test('sizes', () => {
  expect(countParameters(parametersOf(5))).toBe(6533);
  expectPrinted('6,533');
  expect([WINDOW, HOP, BINS, BANDS, FRAMES]).toEqual([256, 128, 129, 32, 64]);
  expect(SAMPLE_RATE / WINDOW).toBe(31.25);
  expect((1000 * WINDOW) / SAMPLE_RATE).toBe(32);
  expect(PIECE / SAMPLE_RATE).toBeNear(1.04, 0.001);
  expect((SLACK * HOP) / SAMPLE_RATE).toBeNear(0.19, 0.003);
  expect(0.95 ** 5).toBeNear(0.77, 0.005);
  const reach = Array.from({ length: 10 }, (_, l) => 2 ** l).reduce((sum, back) => sum + back, 1);
  expect(reach).toBe(1024);
  expect((1000 * reach) / 16_000).toBe(64);
});
