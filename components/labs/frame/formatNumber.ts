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

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A number for a narrow table: like `formatNumber`, but small ones as powers of ten, 6.0·10⁻¹⁰. */
export function formatShort(value: number | null | undefined, digits = 3): string {
  const size = Math.abs(value ?? 0);
  if (!(size > 0 && size < 1e-3)) return formatNumber(value, digits);
  const [factor, power] = value!.toExponential(digits - 1).split('e-');
  return `${factor}·10⁻${Array.from(power!, (digit) => SUPERSCRIPTS[Number(digit)]).join('')}`;
}
