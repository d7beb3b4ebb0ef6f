const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Plain decimals with ten places, more for small numbers so that at least six digits count, twenty at most. */
export function formatPlain(value: number): string {
  if (value === 0) return '0';
  const places = 5 - Math.floor(Math.log10(Math.abs(value)));
  return value.toFixed(Math.min(20, Math.max(10, places)));
}

/** A power of ten as people write it, such as 10⁻⁵ or 10⁻²·²⁵. */
export function formatPower(power: number): string {
  const digits = String(Math.abs(power)).replace('.', '·');
  return `10${power < 0 ? '⁻' : ''}${digits.replaceAll(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)]!)}`;
}

/** Two digits and a power of ten, such as 1.8·10⁻⁵. */
export function formatScientific(value: number): string {
  if (value === 0 || !Number.isFinite(value)) return String(value);
  const [mantissa, power] = value.toExponential(1).split('e');
  return `${mantissa}·${formatPower(Number(power))}`;
}
