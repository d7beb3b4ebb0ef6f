/** A typed number, or NaN; full-width digits and points of a Chinese keyboard and thousands separators are understood. */
export function parseNumber(text: string): number {
  const plain = text.normalize('NFKC').replaceAll('。', '.').trim();
  if (/^\d{1,3}(,\d{3})+$/.test(plain)) return Number(plain.replaceAll(',', ''));
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
}
