/** A number in at most four digits with a true minus; in brackets where it is negative and stands in a sum. */
export function writeNumber(value: number, inSum = false): string {
  const text = String(Number(value.toPrecision(4)) + 0).replace('-', '−');
  return inSum && value < 0 ? `(${text})` : text;
}
