import { han } from '@src/i18n/han.ts';
import type { Locale } from '@src/i18n/locale.ts';

/** What a caption needs of a data set's manifest. */
export interface CaptionedManifest {
  real: boolean;
  authors: string[];
  /** Of images, or of a table. */
  counts: { train: number; test: number } | { rows: number; columns: number };
  cut: Record<Locale, string>;
  /** Of compressed images; a lossless set has none. */
  worstPsnrDb?: number;
  /** A package of npm, unless it says another archive. */
  source: { name: string; version: string; archive?: string };
  /** What is counted where not images: a word of the language, with its own measure word in Chinese. */
  items?: Record<Locale, string>;
  packageLicence: string;
  dataLicence: Record<Locale, string>;
}

/** The caption of a data set, after its title, in one language. */
export function captionOf(manifest: CaptionedManifest, locale: Locale): string {
  return captions[locale](manifest);
}

const number = (n: number) => n.toLocaleString('en');

const countsIn = {
  en: (counts: CaptionedManifest['counts'], items?: Record<Locale, string>) =>
    'rows' in counts
      ? `${number(counts.rows)} rows of ${counts.columns} columns`
      : `${number(counts.train)} training and ${number(counts.test)} test ${items?.en ?? 'images'}`,
  'zh-cn': (counts: CaptionedManifest['counts'], items?: Record<Locale, string>) =>
    'rows' in counts
      ? `${number(counts.rows)} 行，${counts.columns} 列`
      : items
        ? han`${number(counts.train)} 段训练${items['zh-cn']}和 ${number(counts.test)} 段测试${items['zh-cn']}`
        : `${number(counts.train)} 张训练图像和 ${number(counts.test)} 张测试图像`,
};

const captions = {
  en: ({ real, authors, counts, cut, worstPsnrDb, source, items, packageLicence, dataLicence }: CaptionedManifest) =>
    [
      `${real ? 'Real' : 'Synthetic'} data: ${countsIn.en(counts, items)}.`,
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
      han`${real ? '真实' : '合成'}数据：${countsIn['zh-cn'](counts, items)}。`,
      `收集者：${authors.join('、')}。`,
      `来源：${source.archive ?? 'npm'} 软件包 ${source.name} ${source.version}（软件包许可证：${packageLicence}）。`,
      dataLicence['zh-cn'],
      cut['zh-cn'],
      worstPsnrDb === undefined ? '' : `与原图相比，解码后图像的 PSNR 不低于 ${worstPsnrDb} dB。`,
    ].join(''),
} satisfies Record<Locale, (manifest: CaptionedManifest) => string>;
