import { createRandom, permutation } from '../math/random.ts';

/** A number that depends on the text alone: FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const letter of text) value = Math.imul(value ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
  return value;
}

/**
 * The order in which a question shows its n options or steps, as indices of its file. It is fixed by the question.
 * @param seed page and id, `concepts/networks#dead-relu`
 * @param mayBeSorted false for steps, which never begin in the right order
 */
export function shuffle(seed: string, n: number, mayBeSorted: boolean): number[] {
  const random = createRandom(hash(seed));
  for (;;) {
    const order = [...permutation(n, random)];
    if (mayBeSorted || order.some((index, i) => index !== i)) return order;
  }
}
