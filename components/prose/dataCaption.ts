import { han } from '@src/i18n/han.ts';
import type { Locale } from '@src/i18n/locale.ts';

/** What a caption needs of a data set's manifest. */
export interface CaptionedManifest {
  real: boolean;
  authors: string[];
  counts: { train: number; test: number };
  cut: Record<Locale, string>;
  /** Of compressed images; a lossless set has none. */
  worstPsnrDb?: number;
  source: { name: string; version: string; archive?: string };
  /** What it counts, images unless said. */
  items?: Record<Locale, string>;
  packageLicence: string;
  dataLicence: Record<Locale, string>;
}

/** The caption of a data set, after its title, in one language. */
export function captionOf(manifest: CaptionedManifest, locale: Locale): string {
  return captions[locale](manifest);
}

const number = (n: number) => n.toLocaleString('en');

const captions = {
  en: ({ real, authors, counts, cut, worstPsnrDb, source, items, packageLicence, dataLicence }: CaptionedManifest) =>
    [
      `${real ? 'Real' : 'Synthetic'} data: ${number(counts.train)} training and ${number(counts.test)} test ${items?.en ?? 'images'}.`,
      `Collected by ${new Intl.ListFormat('en').format(authors)}.`,
      `Source: ${source.archive ?? 'npm'} package ${source.name} ${source.version} (licence of the package: ${packageLicence}).`,
      dataLicence.en,
      cut.en,
      worstPsnrDb === undefined
        ? ''
        : `Against the originals, the decoded images have a PSNR of at least ${worstPsnrDb} dB.`,
    ]
      .join(' ')
      .trim(),
  'zh-cn': ({
    real,
    authors,
    counts,
    cut,
    worstPsnrDb,
    source,
    items,
    packageLicence,
    dataLicence,
  }: CaptionedManifest) =>
    [
      han`${real ? '真实' : '合成'}数据：${number(counts.train)} ${items ? '段' : '张'}训练${items?.['zh-cn'] ?? '图像'}和 ${number(counts.test)} ${items ? '段' : '张'}测试${items?.['zh-cn'] ?? '图像'}。`,
      `收集者：${authors.join('、')}。`,
      `来源：${source.archive ?? 'npm'} 软件包 ${source.name} ${source.version}（软件包许可证：${packageLicence}）。`,
      dataLicence['zh-cn'],
      cut['zh-cn'],
      worstPsnrDb === undefined ? '' : `与原图相比，解码后图像的 PSNR 不低于 ${worstPsnrDb} dB。`,
    ].join(''),
} satisfies Record<Locale, (manifest: CaptionedManifest) => string>;
