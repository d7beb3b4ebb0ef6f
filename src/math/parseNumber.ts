/** Longer texts are no numbers; a limit also keeps reading them quick. */
const LONGEST_NUMBER = 40;

/** The digits of an exponent as the book prints it: 3·10⁻⁴. */
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * Characters of other keyboards as those that JavaScript reads: full-width letters, digits and signs, every minus and dash, the
 * Chinese full stop, spaces of any kind. Superscripts stay what they are: "10⁻³" is no "10-3".
 */
export function toPlainText(text: string): string {
  return text
    .replaceAll(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll(/[‐‑‒–—−﹣]/g, '-')
    .replaceAll(/[。｡]/g, '.')
    .replaceAll('、', ',')
    .replaceAll(/[\u00a0\u2002-\u200a\u202f\u205f\u3000]/g, ' ')
    .replaceAll(/[\u200b\u200e\u200f\u2060\ufeff]/g, '');
}

/** A plain decimal, with or without an exponent; no digit can be matched in two ways, so that reading takes no longer than the text. */
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
/** Thousands as the book prints them: 122,570. A group that begins with 0 is no group: 0,001 means 0.001 to whoever types it. */
const GROUPED = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/;
/** A number times a power of ten, as the book prints small ones: 3·10⁻⁴; also 3 × 10^-4. */
const POWER = /^([+-]?)(?:([\d.]+) *[·⋅×∙*] *)?10(?:(?:\^|\*\*) *([+-]?\d+)|(⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))$/;

/**
 * The one reader of numbers that people type: in labs, quizzes and tables of points. Understood are decimals and exponents, full-width
 * characters, every kind of minus, thousands with commas (122,570) and powers of ten (3·10⁻⁴). A decimal comma is not guessed at: see
 * `pointForComma`.
 * @returns the number, or NaN where the text is not understood
 */
export function parseNumber(text: string): number {
  if (text.length > LONGEST_NUMBER) return Number.NaN;
  const plain = toPlainText(text).trim();
  if (DECIMAL.test(plain)) return finite(Number(plain));
  if (GROUPED.test(plain)) return finite(Number(plain.replaceAll(',', '')));
  const [, sign, factor = '1', typed, raised] = POWER.exec(plain) ?? [];
  const exponent =
    typed ?? raised?.replace('⁻', '-').replaceAll(/[^-]/g, (digit) => String(SUPERSCRIPTS.indexOf(digit)));
  if (exponent === undefined || !DECIMAL.test(factor)) return Number.NaN;
  return finite(Number(`${sign}${factor}e${exponent}`));
}

/** What overflows is no number that anybody means. */
const finite = (value: number) => (Number.isFinite(value) ? value : Number.NaN);

/**
 * How to write a number that has a comma for its decimal point: "0.001" for "0,001", "1234.5" for "1.234,5".
 * @returns null for a text that `parseNumber` understands, and for one that is no number with a point either
 */
export function pointForComma(text: string): string | null {
  if (text.length > LONGEST_NUMBER || !Number.isNaN(parseNumber(text))) return null;
  const [whole, fraction, ...rest] = toPlainText(text).trim().split(',');
  if (whole === undefined || !/^\d/.test(fraction ?? '') || rest.length > 0) return null;
  const units = /^[+-]?\d{1,3}(?:[. ]\d{3})+$/.test(whole) ? whole.replaceAll(/[. ]/g, '') : whole;
  const written = `${/\d$/.test(units) ? units : `${units}0`}.${fraction}`;
  return Number.isNaN(parseNumber(written)) ? null : written;
}

/** Whether a number was typed with commas for thousands: then a field shows how it was understood. */
export function hasGroups(text: string): boolean {
  return toPlainText(text).includes(',') && !Number.isNaN(parseNumber(text));
}
