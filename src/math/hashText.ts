/** A number that depends on the text alone: FNV-1a over its code points, 32 bits, unsigned. */
export function hashText(text: string): number {
  let value = 0x811c9dc5;
  for (const letter of text) value = Math.imul(value ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
  return value;
}
