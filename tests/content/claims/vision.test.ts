import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import results from '../../../content/results/vision.json' with { type: 'json' };
import checkpoint from '../../../public/models/cifar10-cnn/manifest.json' with { type: 'json' };
import { PARAMETER_COUNT } from '../../../src/nn/articleNetwork.ts';
import { sha256 } from '../../../scripts/data/package.ts';
import { pagesOf } from '../../support/pages.ts';

/** Fails unless both languages of the page print every one of these; Chinese has no space before the percent sign. */
function expectPrinted(...texts: string[]): void {
  for (const locale of ['en', 'zh-cn'] as const) {
    const { body } = pagesOf(locale).find(({ url }) => url === `/${locale}/applications/vision/`)!;
    for (const text of texts) {
      expect(body, locale).toContain(locale === 'en' ? text.replace('%', ' %') : text);
    }
  }
}

test('the checkpoint is what its manifest says, and the page prints its accuracy', () => {
  const bytes = readFileSync(`public/models/cifar10-cnn/${checkpoint.file}`);
  expect([bytes.length, sha256(bytes)]).toEqual([checkpoint.bytes, checkpoint.sha256]);
  expect(bytes.length).toBeLessThan(2_000_000);
  expect(checkpoint.parameters).toBe(PARAMETER_COUNT);
  const right = checkpoint.confusion.reduce((sum, row, k) => sum + row[k]!, 0);
  expect(right / 100).toBeNear(checkpoint.testAccuracyPercent, 1e-9);
  // The baseline, any one class.
  expect(new Set(checkpoint.confusion.map((row) => row.reduce((sum, n) => sum + n, 0)))).toEqual(new Set([1000]));
  const training = checkpoint.settings.images * (1 - checkpoint.settings.validationSplit);
  expect([training / 2500, checkpoint.settings.epochs / 10]).toEqual([18, 2]);
  expectPrinted(`${checkpoint.testAccuracyPercent}%`, '122,570', '0.5 MB');
});

test('what the runs of the labs came to is printed', () => {
  const { vision, hanzi, detector } = results;
  expectPrinted(`${vision.random.test}%`, `${vision.tenEpochs.test}%`, `${vision.trainedOn.test}%`);
  expectPrinted(`${hanzi.standard.test}%`, `${hanzi.standard.baseline}%`, `${hanzi.plain.test}%`);
  expectPrinted(`${hanzi.few.test.toFixed(1)}%`, `${hanzi.few.baseline}%`);
  expectPrinted(...[hanzi.standard.mistakes, hanzi.standard.inPairs, hanzi.standard.cpuSeconds].map(String));
  expectPrinted(...Object.values(detector).map(({ iou }) => iou.toFixed(3)));
  expectPrinted(String(detector.standard.baseline), `${detector.standard.hits}%`, String(detector.standard.cpuSeconds));
});

test('two of twenty characters can be confused in 380 ways', () => {
  expect(20 * 19).toBe(380);
  expectPrinted('380', '39,476');
});
