import type { Locale } from '@src/i18n/locale.ts';

const PREFIXES = ['', 'k', 'M', 'G', 'T', 'P', 'E', 'Z'];

/** A quantity in four digits with the prefix that suits it, such as `291.6 GFLOP`. */
export function formatUnit(value: number, unit: string): string {
  const power = value < 1000 ? 0 : Math.min(PREFIXES.length - 1, Math.floor(Math.log10(value) / 3));
  return `${Number((value / 1000 ** power).toPrecision(4))} ${PREFIXES[power]}${unit}`;
}

/** A count in four digits: `124.4M`, in Chinese `1.244 亿`. */
export function formatCount(value: number, locale: Locale): string {
  const count = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 4 }).format(value);
  return count.replace(/(?<=\d)(?=\p{Script=Han})/u, ' ');
}

/** A share of a whole in percent. */
export function formatShare(part: number, whole: number): string {
  if (part === 0) return '0%';
  const percent = (100 * part) / whole;
  return `${percent < 0.1 ? '<0.1' : percent.toFixed(percent < 10 ? 1 : 0)}%`;
}
