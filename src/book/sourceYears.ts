import type { Locale } from '../i18n/locale.ts';
import type { Source } from './schema.ts';

/** The year of a source; undefined when it has no date. */
export const yearOf = ({ issued }: Source): number | undefined => issued?.['date-parts'][0]?.[0];

/** The authors as a text names them: "Kingma and Ba", "Touvron et al."; "Kingma 和 Ba", "Touvron 等". */
export function authorsOf({ author }: Source, locale: Locale): string {
  const names = author.map((person) => ('family' in person ? person.family : person.literal));
  if (names.length > 2) return `${names[0]}${locale === 'en' ? ' et al.' : ' 等'}`;
  return names.join(locale === 'en' ? ' and ' : ' 和 ');
}

/**
 * The year as a text gives it; undefined when the source has no date. Where several sources of the list have the same short
 * authors and year, each has a letter, in the order of their ids: 2023a, 2023b.
 */
export function datedYear(source: Source, list: readonly Source[]): string | undefined {
  const year = yearOf(source);
  if (year === undefined) return undefined;
  const alike = list
    .filter((other) => yearOf(other) === year && authorsOf(other, 'en') === authorsOf(source, 'en'))
    .map(({ id }) => id)
    .sort();
  return alike.length > 1 ? `${year}${String.fromCharCode(97 + alike.indexOf(source.id))}` : `${year}`;
}
