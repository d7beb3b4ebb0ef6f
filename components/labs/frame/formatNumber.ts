/**
 * A number as plain decimals with at least `digits` significant ones, never with an exponent; "–" where there is none, and the
 * words of floating point for what is not finite.
 */
export function formatNumber(value: number | null | undefined, digits = 4): string {
  if (value === null || value === undefined) return '–';
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return '0';
  const decimals = digits - 1 - Math.floor(Math.log10(Math.abs(value)));
  return value.toFixed(Math.min(100, Math.max(0, decimals)));
}
